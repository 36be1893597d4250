import type { PickerProps } from './picker-props.ts';
import { useRef, useState } from 'preact/hooks';
import { Choices } from './choices.tsx';
import { Icon } from './icon.tsx';
import { Popup } from './popup.tsx';

/** A list to choose from, like Discord's selects: a button that opens it. */
export function Picker(props: PickerProps) {
  const { id, chosen, items, name, placeholder, invalid, busy } = props;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const labels = items.filter(({ key }) => chosen.includes(key)).map(({ label }) => label);
  const words = labels.length === 0 ? placeholder : labels.join(', ');
  return (
    <>
      <button
        type="button"
        class={invalid === true ? 'picker picker-wrong' : 'picker'}
        id={id}
        ref={button}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={words === name ? name : `${name}, ${words}`}
        aria-describedby={props.describedBy}
        aria-disabled={busy === true}
        onClick={() => setOpen(busy !== true && !open)}
      >
        <span class={labels.length === 0 ? 'picker-hint' : ''}>{words}</span>
        <Icon name="down" />
      </button>
      {open && (
        <Popup anchor={button} placement="below-start" fitAnchor onClose={() => setOpen(false)}>
          <Choices {...props} onClose={close} />
        </Popup>
      )}
    </>
  );
}
