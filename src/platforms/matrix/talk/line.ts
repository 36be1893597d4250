import type { Leaf, Option } from '../../../engine/requests/command.ts';
import { written } from '../../../kernel/written.ts';

/**
 * The command in a message that is addressed to Palabre: `!atelier lancer`, `/aide`,
 * « Palabre : aide ». Undefined for what people say to each other.
 */
export function addressed(text: string, names: readonly string[]): string | undefined {
  const line = written(text);
  const [, sign = '', rest = ''] = /^([!/])\s?(.*)$/su.exec(line) ?? [];
  // Otherwise it is another exclamation mark, or a path.
  if (sign !== '') return /^\p{L}/u.test(rest) ? rest : undefined;
  for (const name of names) {
    const start = line.slice(0, name.length + 1).toLowerCase();
    const at = start.startsWith(`@${name.toLowerCase()}`) ? 1 : 0;
    if (!start.slice(at).startsWith(name.toLowerCase())) continue;
    const [, asked] = /^(?:\s*[:,]\s*|\s+)(.*)$/su.exec(line.slice(at + name.length)) ?? [];
    if (asked !== undefined && asked !== '') return asked;
    if (line.length === at + name.length) return '';
  }
  return undefined;
}

/** The options of a command as they were typed, each by its name. */
export type TypedOptions = ReadonlyMap<Option<unknown>, string>;

/**
 * Reads `gabarit:"en commun" titre:Le verger`, and by position what comes before the first name: a
 * text option takes the rest of the line, any other one word; with quotes, either takes what they
 * enclose.
 */
export function optionsTyped(
  leaf: Leaf,
  typed: string,
  named: (name: string) => Option<unknown> | undefined,
): TypedOptions {
  const found = new Map<Option<unknown>, string>();
  const marks = [...typed.matchAll(/(?<![^\s])([\p{L}-]{1,40})\s?:(?!\/\/)\s*/gu)].flatMap(
    (mark) => {
      const option = named(mark[1] ?? '');
      return option === undefined
        ? []
        : [{ option, at: mark.index, from: mark.index + mark[0].length }];
    },
  );
  for (const [index, { option, from }] of marks.entries())
    found.set(option, unquoted(typed.slice(from, marks[index + 1]?.at)));
  byPlace(leaf, typed.slice(0, marks[0]?.at), found);
  return found;
}

function byPlace({ options }: Leaf, typed: string, found: Map<Option<unknown>, string>): void {
  let rest = written(typed);
  for (const option of options) {
    if (rest === '' || found.has(option) || option.kind === 'file') continue;
    const [head = '', quoted] = quotedAt(rest) ?? [];
    const takesAll = option.kind === 'text' || option.kind === 'person';
    const taken = head !== '' ? head : takesAll ? rest : (/^\S+/u.exec(rest)?.[0] ?? '');
    found.set(option, quoted ?? taken);
    rest = rest.slice(taken.length).trim();
  }
}

const quotes = /^(?:"([^"]*)"|“([^”]*)”|«\s?([^»]*?)\s?»)/u;

function quotedAt(text: string): [whole: string, inside: string] | undefined {
  const found = quotes.exec(text);
  return found === null ? undefined : [found[0], found[1] ?? found[2] ?? found[3] ?? ''];
}

function unquoted(text: string): string {
  const trimmed = written(text);
  const found = quotedAt(trimmed);
  return found !== undefined && found[0].length === trimmed.length ? found[1] : trimmed;
}
