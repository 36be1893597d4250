import { useEffect } from 'preact/hooks';

const scroller = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-scroll]');

/** The first choice of a vote; a main button, or where a private answer leads. */
const asks = [
  '.section .button:not([aria-disabled=true])',
  '.button-main:not([aria-disabled=true]), :scope.message-private .mention-link',
];

/** What each message asks of people, the first of each kind. */
const asked = (): HTMLElement[] => {
  const places = scroller()?.querySelectorAll('[data-message], .welcome') ?? [];
  return Array.from(places).flatMap((each) =>
    asks.flatMap((kind) => each.querySelector<HTMLElement>(kind) ?? []),
  );
};

/** To the latest thing that is asked; to the conversation if there is nothing. */
export function toAsked(): void {
  (asked().at(-1) ?? scroller())?.focus();
}

/** To the box for messages. */
export const toWriting = (): void => document.querySelector<HTMLElement>('.composer-box')?.focus();

const follows = (one: Node, other: Node): boolean =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

function step(from: Element, key: 'j' | 'k'): void {
  const others = asked().filter((each) => each !== from);
  const found =
    key === 'j'
      ? others.find((each) => follows(from, each))
      : others.findLast((each) => from.matches('[data-scroll]') || follows(each, from));
  if (found !== undefined) found.focus();
  else if (key === 'j') toWriting();
}

/** In the conversation, where nothing is typed: `k` and `j` go from what is asked to what is asked. */
export function useAskedKeys(): void {
  useEffect(() => {
    const onKeyDown = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
      if (ctrlKey || metaKey || altKey || !(target instanceof Element)) return;
      if (target.closest('[data-scroll]') === null) return;
      if (target.closest('input, select, textarea, [popover]') !== null) return;
      if (key === 'j' || key === 'k') step(target, key);
      else if (key === 'Escape') toWriting();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
