import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** What had the focus in the conversation. */
interface Place {
  readonly element: Element;
  readonly message: string | undefined;
  readonly action: string | undefined;
}

/**
 * Whoever works by keyboard goes on from where they were, though the card they pressed was posted
 * anew, or the message is gone: to the same button, to one that does the same, or to the conversation.
 */
export function useKeptFocus(): void {
  const place = useRef<Place | undefined>(undefined);
  useEffect(() => {
    const came = ({ target }: FocusEvent): void => {
      // From a form or a menu, people come back.
      if (!(target instanceof Element) || target.closest('dialog, [popover]') !== null) return;
      place.current = placeOf(target);
    };
    const pressed = ({ target }: PointerEvent): void => {
      if (target instanceof Element && target.closest('dialog, button, a, input') === null)
        place.current = undefined;
    };
    document.addEventListener('focusin', came);
    document.addEventListener('pointerdown', pressed);
    return () => {
      document.removeEventListener('focusin', came);
      document.removeEventListener('pointerdown', pressed);
    };
  }, []);
  // After each change, whatever it was.
  useLayoutEffect(() => {
    const { current } = place;
    if (current === undefined || current.element.isConnected) return;
    if (document.activeElement === document.body) insteadOf(current)?.focus();
  });
}

function placeOf(element: Element): Place | undefined {
  if (element.closest('[data-scroll]') === null) return undefined;
  const message = element.closest<HTMLElement>('[data-message]')?.dataset['message'];
  const action = element instanceof HTMLElement ? element.dataset['action'] : undefined;
  return { element, message, action };
}

function insteadOf({ message, action }: Place): HTMLElement | undefined {
  const scroller = document.querySelector<HTMLElement>('[data-scroll]') ?? undefined;
  const buttons = [...(scroller?.querySelectorAll<HTMLElement>('[data-action]') ?? [])];
  const doing = (is: (its: string) => boolean): HTMLElement | undefined =>
    buttons.findLast((each) => is(each.dataset['action'] ?? ''));
  if (action === undefined) return scroller;
  const kind = `${action.split(':')[0]}:`;
  const within = `[data-message="${message}"]`;
  return (
    doing((its) => its === action) ??
    buttons.find((each) => each.closest(within) !== null) ??
    doing((its) => its.startsWith(kind)) ??
    scroller
  );
}
