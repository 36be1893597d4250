import type { RefObject, TargetedKeyboardEvent } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CommandOption } from '../../../local-discord/types.ts';
import { useRoom } from '../state/context.ts';
import type { Gesture } from '../state/use-gestures.ts';
import { itemId, Listbox } from '../ui/listbox.tsx';
import { Popup } from '../ui/popup.tsx';
import { arrowed, useActive } from '../ui/use-active.ts';
import { localised } from '../../../local-discord/localised.ts';
import type { Filled } from './options.ts';
import { suggestionsOf, useSuggestions, type Suggestion } from './use-suggestions.tsx';

export interface OptionFieldProps {
  readonly option: CommandOption;
  readonly filled: Filled;
  readonly focused: boolean;
  readonly problem: string | undefined;
  /** The suggestions open above it, so that they don't cover it. */
  readonly frame: RefObject<HTMLElement | null>;
  /** The request to the bot while text is being typed. */
  readonly ask: (words: string) => Gesture;
  readonly onFill: (filled: Filled) => void;
}

export function OptionField(props: OptionFieldProps) {
  const { option, filled, focused, problem, frame } = props;
  const { known } = useRoom();
  const { name, description } = localised(option, known.me.locale);
  const id = useId();
  const list = `${id}-list`;
  const input = useRef<HTMLInputElement>(null);
  const { bare, items, active, showing, pick, type, setOpen, onKeyDown } = useSuggesting(props);
  useLayoutEffect(() => {
    if (focused) input.current?.focus();
  }, []);
  return (
    <div class="option-field">
      <label for={id}>{name}</label>
      <input
        class="input"
        type="text"
        id={id}
        ref={input}
        autocomplete="off"
        value={filled.words}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-help ${id}-problem`}
        {...(bare ? {} : comboboxOf(list, showing, active))}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <p class="option-help" id={`${id}-help`}>
        {description}
      </p>
      <p class="field-problem" id={`${id}-problem`} role="alert">
        {problem}
      </p>
      {showing && <Suggestions {...{ list, name, items, active, frame, pick }} />}
    </div>
  );
}

interface SuggestionsProps extends Pick<OptionFieldProps, 'frame'> {
  readonly list: string;
  readonly name: string;
  readonly items: readonly Suggestion[];
  readonly active: number;
  readonly pick: (suggestion: Suggestion) => void;
}

function Suggestions({ list, name, items, active, frame, pick }: SuggestionsProps) {
  return (
    <Popup anchor={frame} placement="above-start" fitAnchor>
      <Listbox
        {...{ id: list, name, items, active }}
        onPick={(_, index) => items[index] && pick(items[index])}
      />
    </Popup>
  );
}

/** The list that opens during typing, and the keys to choose from it. */
function useSuggesting({ option, filled, focused, ask, onFill }: OptionFieldProps) {
  const { act } = useRoom();
  const [open, setOpen] = useState(focused);
  const { items, bare, stale } = useSuggestions(option, filled, open, ask);
  const [active, setActive] = useActive(items.length);
  const showing = open && items.length > 0;
  const pick = ({ label, value }: Suggestion): void => {
    onFill({ words: label, value });
    setOpen(false);
  };
  /** Enter came before the suggestions for what was typed: the first of them is meant. */
  const pickFirst = async (words: string): Promise<void> => {
    const outcome = await act(ask(words));
    const [first] = outcome?.kind === 'choices' ? suggestionsOf(outcome.choices) : [];
    if (first !== undefined) pick(first);
  };
  const type = (words: string): void => {
    onFill({ words });
    setOpen(true);
    setActive(0);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    const next = arrowed(event.key, active, items.length);
    const here = showing && !stale ? items[active] : undefined;
    const isChosen = filled.value !== undefined;
    // Tab moves on, and takes the first suggestion if nothing was chosen.
    if (event.key === 'Tab' && here && !isChosen && !event.shiftKey) return pick(here);
    if (next !== undefined) setActive(next);
    else if (event.key === 'Enter' && here !== undefined && !isChosen) pick(here);
    else if (event.key === 'Enter' && stale && showing && filled.words !== '')
      void pickFirst(filled.words);
    else if (event.key !== 'Escape' || !showing) return;
    setOpen(next !== undefined);
    event.preventDefault();
  };
  return { bare, items, active, showing, pick, type, setOpen, onKeyDown };
}

const comboboxOf = (list: string, open: boolean, active: number) =>
  ({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': open,
    ...(open ? { 'aria-controls': list, 'aria-activedescendant': itemId(list, active) } : {}),
  }) as const;
