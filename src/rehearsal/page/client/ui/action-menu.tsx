import type { TargetedKeyboardEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon, type IconName } from './icon.tsx';
import { Popup } from './popup.tsx';
import { arrowed } from './use-active.ts';

export interface Action {
  readonly label: string;
  readonly icon?: IconName;
  /** Beside others of its kind, with this for a face. */
  readonly sign?: string;
  readonly run: () => void;
}

interface ActionMenuProps {
  /** What the button that opens it is called. */
  readonly label: string;
  readonly actions: readonly Action[];
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

/** The actions on something, behind a button with dots. */
export function ActionMenu({ label, actions, open, setOpen }: ActionMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const run = (action: Action): void => {
    close();
    action.run();
  };
  return (
    <div class="message-menu">
      <button
        type="button"
        class="icon-button"
        ref={button}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        <Icon name="dots" />
      </button>
      {open && (
        <Popup anchor={button} placement="below-end" onClose={() => setOpen(false)}>
          <Menu actions={actions} onRun={run} onClose={close} />
        </Popup>
      )}
    </div>
  );
}

interface InMenu extends Pick<ActionMenuProps, 'actions'> {
  readonly onRun: (action: Action) => void;
  readonly onClose: () => void;
}

function Menu({ actions, onRun, onClose }: InMenu) {
  const menu = useRef<HTMLDivElement>(null);
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
      {actions.map((action, index) => (
        <button
          type="button"
          role="menuitem"
          autofocus={index === 0}
          class={action.sign === undefined ? 'menu-item' : 'menu-item menu-sign'}
          key={action.label}
          aria-label={action.sign === undefined ? undefined : action.label}
          onClick={() => onRun(action)}
        >
          {action.icon && <Icon name={action.icon} />}
          {action.sign ?? action.label}
        </button>
      ))}
    </div>
  );
}

const itemsIn = (menu: HTMLElement | null): HTMLElement[] => [
  ...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []),
];
