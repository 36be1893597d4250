import type { Leaf, Option, RawOptions, RawValue } from '../../../engine/requests/command.ts';
import { entryOf } from '../../../kernel/dictionary.ts';
import { isSameText } from '../../../kernel/same-text.ts';
import { isBlank } from '../../../kernel/written.ts';
import type { Choice } from '../../../kernel/view/view.ts';
import { optionMeant } from './answers.ts';
import { personMeant, type WhoProblem } from './people.ts';
import type { SaidFile } from './spoken.ts';
import { people, type Turn } from './turn.ts';

/** A command by its name in the table. */
export interface Ordered {
  readonly name: string;
  readonly sub: string | undefined;
  readonly leaf: Leaf;
}

/** Why an option cannot be read as it was typed. */
export interface OptionProblem {
  readonly option: Option<unknown>;
  readonly typed: string;
  readonly why: 'missing' | 'unclear' | WhoProblem;
  readonly choices: readonly Choice[];
}

export type OptionsRead =
  | { readonly ok: true; readonly options: RawOptions }
  | { readonly ok: false; readonly problem: OptionProblem };

/** Reads the options of a command as they were typed; a choice may be given by its id. */
export async function readOptions(
  turn: Turn,
  ordered: Ordered,
  typed: Readonly<Record<string, string>>,
  file: SaidFile | undefined,
): Promise<OptionsRead> {
  const options: Record<string, RawValue> = {};
  for (const option of ordered.leaf.options) {
    const given = option.kind === 'file' ? undefined : entryOf(typed, option.name);
    const read = await readOption(turn, ordered, option, given, file);
    if (read === undefined) continue;
    if (!read.ok) return read;
    options[option.name] = read.value;
  }
  return { ok: true, options };
}

type Read = { readonly ok: true; readonly value: RawValue } | Extract<OptionsRead, { ok: false }>;

const value = (given: RawValue): Read => ({ ok: true, value: given });

async function readOption(
  turn: Turn,
  ordered: Ordered,
  option: Option<unknown>,
  given: string | undefined,
  file: SaidFile | undefined,
): Promise<Read | undefined> {
  const typed = given ?? '';
  const problem = (why: OptionProblem['why'], choices: readonly Choice[] = []): Read => ({
    ok: false,
    problem: { option, typed, why, choices },
  });
  if (option.kind === 'file')
    return file === undefined ? problem('missing') : value(givenFile(turn, file));
  if (isBlank(typed)) {
    if (!option.required) return undefined;
    const choices = await choicesFor(turn, ordered, option, '');
    const [only, ...others] = choices;
    return only !== undefined && others.length === 0 ? value(only.id) : problem('missing', choices);
  }
  switch (option.kind) {
    case 'integer':
      return integer(option, typed) ?? problem('unclear');
    case 'choice': {
      const found = turn.tools.table.choice(option, typed);
      return found === undefined
        ? problem('unclear', await choicesFor(turn, ordered, option, ''))
        : value(found);
    }
    case 'person': {
      const found = personMeant(typed, people(turn));
      return found.ok ? value(found.value) : problem(found.error);
    }
    case 'channel':
      return roomMeant(turn, typed) ?? problem('unclear');
    case 'role':
      return problem('unclear');
    case 'text':
      return textMeant(turn, ordered, option, typed);
  }
}

/** The id of the suggestion that is meant; a text that fits none is left as it is. */
async function textMeant(
  turn: Turn,
  ordered: Ordered,
  option: Option<unknown>,
  typed: string,
): Promise<Read> {
  if (option.complete === undefined) return value(typed);
  const choices = await choicesFor(turn, ordered, option, typed);
  const same = choices.find(({ id, label }) => id === typed || isSameText(label, typed));
  const [only, ...others] = choices;
  if (same !== undefined) return value(same.id);
  return value(only !== undefined && others.length === 0 ? only.id : typed);
}

/** The choices for an option: its own, or what is suggested to somebody who types. */
async function choicesFor(
  { tools, base, t }: Turn,
  { name, sub }: Ordered,
  option: Option<unknown>,
  typed: string,
): Promise<readonly Choice[]> {
  if (option.kind === 'choice') {
    const catalogue = tools.catalogues[t.locale];
    return (option.choices ?? []).map((id) => {
      return { id, label: catalogue[`choice.${option.name}.${id}.name`] ?? id };
    });
  }
  if (option.complete === undefined) return [];
  return tools.dispatcher.complete({ ...base, name, sub, option: option.name, typed });
}

/** The listed choice that is meant. */
export const listedChoice = (choices: readonly Choice[], typed: string): string | undefined =>
  optionMeant(choices, typed);

function integer({ limits }: Option<unknown>, typed: string): Read | undefined {
  const [digits] = /^\d{1,9}/u.exec(typed) ?? [];
  const number = Number(digits ?? Number.NaN);
  const fits = limits === undefined || (number >= limits.min && number <= limits.max);
  return Number.isNaN(number) || !fits ? undefined : value(number);
}

/** A room of the community that the person sees, by its id, its address or its name. */
function roomMeant({ tools: { rooms }, base }: Turn, typed: string): Read | undefined {
  const found = rooms
    .roomsOf(base.place.community)
    .filter((room) => base.who.rightsIn(room)?.sees === true)
    .find(
      (room) => typed.includes(room) || isSameText(rooms.nameOf(room), typed.replace(/^#/u, '')),
    );
  return found === undefined ? undefined : value(found);
}

function givenFile({ tools }: Turn, { name, size, address, keys }: SaidFile): RawValue {
  return { name, size, read: (maxBytes) => tools.file(address, maxBytes, keys) };
}
