import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';

export interface Item {
  readonly key: string;
  readonly label: string;
  readonly help?: string;
  readonly lead?: ComponentChildren;
}

interface ListboxProps {
  readonly id: string;
  readonly name: string;
  readonly items: readonly Item[];
  /** The keyboard's current option. */
  readonly active: number;
  readonly chosen?: readonly string[];
  readonly several?: boolean;
  /** Takes the focus when shown, if there is no text field. */
  readonly focused?: boolean;
  readonly onPick: (item: Item, index: number) => void;
}

export const itemId = (listbox: string, index: number): string => `${listbox}-${index}`;

/** Options to choose from; the focused element points at them with aria-activedescendant. */
export function Listbox(props: ListboxProps) {
  const { id, name, items, active, chosen, several, focused, onPick } = props;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul
      class="listbox"
      role="listbox"
      id={id}
      ref={list}
      aria-label={name}
      aria-multiselectable={several === true}
      // Scrollable areas must be reachable by keyboard.
      tabIndex={0}
      autofocus={focused === true}
      aria-activedescendant={items.length > 0 ? itemId(id, active) : undefined}
    >
      {items.map((item, index) => (
        <Option
          key={item.key}
          id={itemId(id, index)}
          item={item}
          active={index === active}
          selected={chosen === undefined ? index === active : chosen.includes(item.key)}
          marked={chosen?.includes(item.key) ?? false}
          onPick={() => onPick(item, index)}
        />
      ))}
    </ul>
  );
}

interface OptionProps {
  readonly id: string;
  readonly item: Item;
  readonly active: boolean;
  readonly selected: boolean;
  readonly marked: boolean;
  readonly onPick: () => void;
}

function Option({ id, item, active, selected, marked, onPick }: OptionProps) {
  return (
    <li
      id={id}
      role="option"
      class={active ? 'option option-active' : 'option'}
      aria-selected={selected}
      // Keeps the focus where the person types.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      {item.lead}
      <span class="option-words">
        <span class="option-label">{item.label}</span>
        {item.help !== undefined && <span class="option-help">{item.help}</span>}
      </span>
      {marked && <Icon name="check" />}
    </li>
  );
}
