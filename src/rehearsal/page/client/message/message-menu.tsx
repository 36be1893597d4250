import type { TargetedKeyboardEvent } from 'preact';
import { useRef } from 'preact/hooks';
import type { RegisteredCommand } from '../../../local-discord/types.ts';
import type { WireMessage, WireState } from '../../protocol.ts';
import { localised } from '../../../local-discord/localised.ts';
import { useRoom } from '../state/context.ts';
import { personName } from '../state/names.ts';
import { Icon } from '../ui/icon.tsx';
import { Popup } from '../ui/popup.tsx';
import { arrowed } from '../ui/use-active.ts';

const onMessages = 3;

/** Message commands, which act on a message. */
export const menuCommands = ({ commands }: WireState): RegisteredCommand[] =>
  commands.filter(({ type }) => type === onMessages);

interface MenuProps {
  readonly message: WireMessage;
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

export function MessageMenu({ message, open, setOpen }: MenuProps) {
  const { known, text, act } = useRoom();
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const run = (command: RegisteredCommand): void => {
    close();
    const { id, channelId } = message;
    void act({ do: 'contextMenu', name: command.name, channel: channelId, message: id });
  };
  return (
    <div class="message-menu">
      <button
        type="button"
        class="icon-button"
        ref={button}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={text.messageActions(personName(known, message.authorId, text))}
        onClick={() => setOpen(!open)}
      >
        <Icon name="dots" />
      </button>
      {open && (
        <Popup anchor={button} placement="below-end" onClose={() => setOpen(false)}>
          <Menu onRun={run} onClose={close} />
        </Popup>
      )}
    </div>
  );
}

interface InMenu {
  readonly onRun: (command: RegisteredCommand) => void;
  readonly onClose: () => void;
}

function Menu({ onRun, onClose }: InMenu) {
  const { known } = useRoom();
  const menu = useRef<HTMLDivElement>(null);
  const commands = menuCommands(known);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const items = itemsIn(menu.current);
    const here = items.findIndex((each) => each === document.activeElement);
    const next = arrowed(event.key, here, items.length);
    if (next !== undefined) items[next]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <div class="menu" role="menu" ref={menu} onKeyDown={onKeyDown}>
      {commands.map((command, index) => (
        <button
          type="button"
          role="menuitem"
          autofocus={index === 0}
          class="menu-item"
          key={command.id}
          onClick={() => onRun(command)}
        >
          {localised(command, known.me.locale).name}
        </button>
      ))}
    </div>
  );
}

const itemsIn = (menu: HTMLElement | null): HTMLElement[] => [
  ...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []),
];
