import type { TargetedKeyboardEvent } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { toAsked } from '../message/asked.ts';
import { useRoom } from '../state/context.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { itemId, Listbox, type Item } from '../ui/listbox.tsx';
import { Popup } from '../ui/popup.tsx';
import { arrowed, useActive } from '../ui/use-active.ts';
import { fitting, leavesOf, type Leaf } from './commands.ts';

interface TextBoxProps {
  readonly words: string;
  readonly setWords: (words: string) => void;
  readonly focused: boolean;
  readonly hint: string;
  readonly onPick: (leaf: Leaf) => void;
  readonly onWrite: (words: string) => void;
}

/** Discord's limit for people's messages. */
const longest = 2_000;

/** An ordinary message; a leading slash opens the list of commands. */
export function TextBox(props: TextBoxProps) {
  const { words, focused, hint, onPick } = props;
  const { known, text } = useRoom();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const { leaves, active, open, type, send, close, onKeyDown } = useCommandList(props);
  useLayoutEffect(() => {
    if (focused) box.current?.focus();
  }, []);
  return (
    <div class="composer-frame" ref={frame}>
      <Avatar person={known.me} small />
      <textarea
        class="composer-box"
        rows={1}
        ref={box}
        value={words}
        maxLength={longest}
        placeholder={hint}
        aria-label={text.composer(known.me.name)}
        {...listed(id, open, active)}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <SendButton onClick={() => send(box.current?.value ?? '')} />
      <p class="unseen" role="status">
        {words.startsWith('/') ? text.commandCount(leaves.length) : ''}
      </p>
      {open && (
        <Popup anchor={frame} placement="above-start" fitAnchor onClose={close}>
          <Listbox
            {...{ id, name: text.commands, items: leaves.map(itemOf), active }}
            onPick={(_, index) => leaves[index] && onPick(leaves[index])}
          />
        </Popup>
      )}
    </div>
  );
}

function SendButton({ onClick }: { readonly onClick: () => void }) {
  const { text } = useRoom();
  return (
    <button
      type="button"
      class="icon-button composer-send"
      aria-label={text.send}
      onClick={onClick}
    >
      <Icon name="send" />
    </button>
  );
}

/** The text after the slash, the commands that match, and the keys to choose one. */
function useCommandList({ words, setWords, onPick, onWrite }: TextBoxProps) {
  const { known } = useRoom();
  const [closed, setClosed] = useState(false);
  const offered = (typed: string): readonly Leaf[] =>
    typed.startsWith('/') && !closed ? fitting(leavesOf(known), typed.slice(1)) : [];
  const leaves = offered(words);
  const [active, setActive] = useActive(leaves.length);
  const open = leaves.length > 0;
  const type = (next: string): void => {
    setWords(next);
    setActive(0);
    if (!next.startsWith('/')) setClosed(false);
  };
  /** What is in the box, which may be newer than what was rendered. */
  const send = (typed: string): void => {
    const fresh = typed === words ? leaves : offered(typed);
    const here = typed === words ? fresh[active] : fresh[0];
    if (here !== undefined) onPick(here);
    else if (typed.trim() !== '') onWrite(typed);
  };
  const close = (): void => setClosed(true);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    const next = arrowed(event.key, active, leaves.length);
    // During text composition (IME), Enter belongs to the keyboard.
    const isEnter = event.key === 'Enter' && !event.shiftKey && !event.isComposing;
    if (next !== undefined) setActive(next);
    else if (event.key === 'ArrowUp' && event.currentTarget.value === '') toAsked();
    else if (event.key === 'Escape' && open) close();
    else if (isEnter || (event.key === 'Tab' && open && !event.shiftKey))
      send(event.currentTarget.value);
    else return;
    event.preventDefault();
  };
  return { leaves, active, open, type, send, close, onKeyDown };
}

const listed = (id: string, open: boolean, active: number) =>
  ({
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    ...(open ? { 'aria-controls': id, 'aria-activedescendant': itemId(id, active) } : {}),
  }) as const;

const itemOf = ({ command, label, description }: Leaf): Item => ({
  key: command,
  label: `/${label}`,
  help: description,
});
