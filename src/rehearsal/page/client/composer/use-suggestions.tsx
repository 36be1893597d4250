import { useEffect, useState } from 'preact/hooks';
import type { CommandOption } from '../../../local-discord/types.ts';
import type { WireOutcome } from '../../protocol-acts.ts';
import { useRoom, type Room } from '../state/context.ts';
import type { Gesture } from '../state/use-gestures.ts';
import { folded } from '../ui/folded.ts';
import type { Item } from '../ui/listbox.tsx';
import { peopleItems } from '../ui/select-items.tsx';
import { localised } from '../../../local-discord/localised.ts';
import { OptionKind, type Filled } from './options.ts';

export interface Suggestion extends Item {
  readonly value: string | number | boolean;
}

/** The bot is asked after a pause this long in typing, in milliseconds. */
const restMs = 180;

/** The choices to offer for an option. */
interface Suggestions {
  readonly items: readonly Suggestion[];
  /** It never has any. */
  readonly bare: boolean;
  /** They are for what was typed before: the bot was not asked since, or has yet to answer. */
  readonly stale: boolean;
}

export function useSuggestions(
  option: CommandOption,
  filled: Filled,
  open: boolean,
  ask: (words: string) => Gesture,
): Suggestions {
  const room = useRoom();
  const { items, words } = useAsked(option, filled, open, ask, room);
  const fixed = fixedOf(option, room);
  if (option.autocomplete === true)
    return { items, bare: false, stale: filled.value === undefined && words !== filled.words };
  if (fixed === undefined) return { items: [], bare: true, stale: false };
  const wanted = filled.value === undefined ? folded(filled.words) : '';
  const fitting = fixed.filter(({ label }) => folded(label).includes(wanted));
  return { items: fitting, bare: false, stale: false };
}

function fixedOf(option: CommandOption, { known, text }: Room): readonly Suggestion[] | undefined {
  const { locale } = known.me;
  if (option.choices && option.choices.length > 0)
    return option.choices.map((choice) => ({
      key: String(choice.value),
      label: localised(choice, locale).name,
      value: choice.value,
    }));
  switch (option.type) {
    case OptionKind.boolean:
      return [true, false].map((value) => ({
        key: String(value),
        label: value ? text.yes : text.no,
        value,
      }));
    case OptionKind.user:
      return peopleItems(known).map((item) => ({ ...item, value: item.key }));
    case OptionKind.channel:
      return known.channels.map(({ id, name }) => ({ key: id, label: `#${name}`, value: id }));
    case OptionKind.role:
      return known.roles.map(({ id, name }) => ({ key: id, label: `@${name}`, value: id }));
    default:
      return undefined;
  }
}

interface Asked {
  readonly items: readonly Suggestion[];
  /** What had been typed. */
  readonly words: string | undefined;
}

/** Autocomplete: the bot's answer to the text typed so far. */
function useAsked(
  option: CommandOption,
  filled: Filled,
  open: boolean,
  ask: (words: string) => Gesture,
  { act }: Room,
): Asked {
  const [asked, setAsked] = useState<Asked>({ items: [], words: undefined });
  const words = filled.value === undefined ? filled.words : undefined;
  const wanted = open && option.autocomplete === true && words !== undefined;
  useEffect(() => {
    if (!wanted) return undefined;
    let stale = false;
    const timer = window.setTimeout(async () => {
      const outcome = await act(ask(words));
      if (stale || outcome?.kind !== 'choices') return;
      setAsked({ words, items: suggestionsOf(outcome.choices) });
    }, restMs);
    return () => {
      stale = true;
      window.clearTimeout(timer);
    };
  }, [words, wanted]);
  return asked;
}

type Choices = Extract<WireOutcome, { kind: 'choices' }>['choices'];

export const suggestionsOf = (choices: Choices): readonly Suggestion[] =>
  choices.map(({ name, value }) => ({ key: String(value), label: name, value }));
