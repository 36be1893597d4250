import { useEffect, useState } from 'preact/hooks';
import type { CommandOption } from '../../../local-discord/types.ts';
import { useRoom, type Room } from '../state/context.ts';
import type { Gesture } from '../state/use-gestures.ts';
import { folded } from '../ui/folded.ts';
import type { Item } from '../ui/listbox.tsx';
import { peopleItems } from '../ui/select-items.tsx';
import { localised } from './commands.ts';
import { OptionKind, type Filled } from './options.ts';

export interface Suggestion extends Item {
  readonly value: string | number | boolean;
}

/** The bot is asked after a pause this long in typing, in milliseconds. */
const restMs = 180;

/** The choices to offer for an option; the second value is true if it never has any. */
export function useSuggestions(
  option: CommandOption,
  filled: Filled,
  open: boolean,
  ask: (words: string) => Gesture,
): readonly [readonly Suggestion[], boolean] {
  const room = useRoom();
  const asked = useAsked(option, filled, open, ask, room);
  const fixed = fixedOf(option, room);
  if (option.autocomplete === true) return [asked, false];
  if (fixed === undefined) return [[], true];
  const wanted = filled.value === undefined ? folded(filled.words) : '';
  return [fixed.filter(({ label }) => folded(label).includes(wanted)), false];
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
    default:
      return undefined;
  }
}

/** Autocomplete: the bot's answer to the text typed so far. */
function useAsked(
  option: CommandOption,
  filled: Filled,
  open: boolean,
  ask: (words: string) => Gesture,
  { act }: Room,
): readonly Suggestion[] {
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>([]);
  const words = filled.value === undefined ? filled.words : undefined;
  const wanted = open && option.autocomplete === true && words !== undefined;
  useEffect(() => {
    if (!wanted) return undefined;
    let stale = false;
    const timer = window.setTimeout(async () => {
      const outcome = await act(ask(words));
      if (stale || outcome?.kind !== 'choices') return;
      setSuggestions(
        outcome.choices.map(({ name, value }) => ({ key: String(value), label: name, value })),
      );
    }, restMs);
    return () => {
      stale = true;
      window.clearTimeout(timer);
    };
  }, [words, wanted]);
  return suggestions;
}
