import type { TargetedKeyboardEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useRoom } from '../state/context.ts';
import { folded } from './folded.ts';
import { itemId, Listbox, type Item } from './listbox.tsx';
import type { PickerProps } from './picker-props.ts';
import { arrowed, useActive } from './use-active.ts';

interface ChoicesProps extends PickerProps {
  readonly onClose: () => void;
}

/** With this many or more, there is a search: a community has more people than fit on a screen. */
const searchFrom = 8;

/** What a picker opens: a search if needed, the list, and a button if several can be chosen. */
export function Choices(props: ChoicesProps) {
  const { name, items, max } = props;
  const { text } = useRoom();
  const id = useId();
  const [words, setWords] = useState('');
  const shown = items.filter(({ label }) => folded(label).includes(folded(words)));
  const { active, picked, pick, done, onKeyDown } = useChoosing(props, shown);
  const isLong = items.length > searchFrom;
  const here = shown.length === 0 ? {} : { 'aria-activedescendant': itemId(id, active) };
  return (
    <div class="choices" onKeyDown={onKeyDown}>
      {isLong && <Search list={id} here={here} words={words} setWords={setWords} />}
      <Listbox
        {...{ id, name, items: shown, active, several: max > 1, chosen: picked }}
        focused={!isLong}
        onPick={pick}
      />
      {shown.length === 0 && <p class="choices-none">{text.nothingFound}</p>}
      {max > 1 && (
        <button type="button" class="button button-main" onClick={() => done(picked)}>
          {text.validate}
        </button>
      )}
    </div>
  );
}

function useChoosing({ chosen, max, onChoose, onClose }: ChoicesProps, shown: readonly Item[]) {
  const [picked, setPicked] = useState(chosen);
  const [active, setActive] = useActive(shown.length);
  const done = (keys: readonly string[]): void => {
    onClose();
    onChoose(keys);
  };
  const pick = ({ key }: Item): void =>
    max > 1 ? setPicked(toggled(picked, key, max)) : done([key]);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const next = arrowed(event.key, active, shown.length);
    const here = picks(event) ? shown[active] : undefined;
    if (next !== undefined) setActive(next);
    else if (here !== undefined) pick(here);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { active, picked, pick, done, onKeyDown };
}

/** In a search, space is text, and the button below handles its own Enter. */
function picks({ key, target }: KeyboardEvent): boolean {
  if (target instanceof HTMLButtonElement) return false;
  return key === 'Enter' || (key === ' ' && target instanceof HTMLUListElement);
}

function toggled(picked: readonly string[], key: string, max: number): readonly string[] {
  if (picked.includes(key)) return picked.filter((each) => each !== key);
  return picked.length < max ? [...picked, key] : picked;
}

interface SearchProps {
  readonly list: string;
  readonly here: { readonly 'aria-activedescendant'?: string };
  readonly words: string;
  readonly setWords: (words: string) => void;
}

function Search({ list, here, words, setWords }: SearchProps) {
  const { text } = useRoom();
  return (
    <input
      class="input"
      type="text"
      role="combobox"
      aria-expanded="true"
      aria-label={text.search}
      aria-controls={list}
      {...here}
      placeholder={text.search}
      autofocus
      value={words}
      onInput={({ currentTarget }) => setWords(currentTarget.value)}
    />
  );
}
