import { isBlank } from '../../kernel/written.ts';

/**
 * What an author's text meets in YAML before YAML is read: a sign that it takes for itself, a `#`
 * that cuts the rest. Some of it is an error there, in words that help nobody; some of it is a text
 * lost without a word.
 */
export type TrapKind =
  /** YAML takes a first sign such as `*` for itself. */
  | 'sign'
  /** A comment: what follows the `#` is lost. */
  | 'hash'
  | 'colon'
  /** Something follows the quote that closes. */
  | 'quote'
  /** `~` or `null`: no value at all. */
  | 'nothing'
  /** `&eacute;`: people would read it as it is written. */
  | 'entity'
  /** A no-break space where YAML wants one of a keyboard. */
  | 'space'
  /** `fr:text` without a space, or with the colon of another writing. */
  | 'noSpace'
  /** `\_` between double quotes: YAML writes another sign. */
  | 'escape'
  /** Within braces, a comma: what follows it is taken for a key. */
  | 'comma'
  /** A quote that nothing closes. */
  | 'unclosed';

export interface Trap {
  readonly kind: TrapKind;
  /** From 1. */
  readonly line: number;
  /** What it is about, as written. */
  readonly found: string;
}

/** Where a template has text for people. */
const textKey =
  /(?<=^|[\s{,])(?<key>fr|en|organiser|label)(?<spaces>[ \u00A0\u202F]*):(?=[\s\u00A0\u202F]|$)/gu;
const tightKey = /^\s*(?:- |\{ *)?(?<key>(?:fr|en)(?::(?=[^\s:])|：))/u;
const oddIndent = /^[ \t]*[\u00A0\u202F\u3000]/u;
const blockKey = /:[ \t]+[|>][-+\d]*[ \t]*(?:#.*)?$/su;
const blockScalar = /^[|>][-+\d]*\s*(?:#.*)?$/u;

export function trapsIn(text: string): Trap[] {
  const traps: Trap[] = [];
  // Lines further in than a block scalar's key are its text, where everything is allowed.
  let blockAt = Number.POSITIVE_INFINITY;
  for (const [index, line] of text.split(/\r\n?|\n/u).entries()) {
    const indent = line.search(/[^ ]/u);
    if (indent === -1 || indent > blockAt || line.charAt(indent) === '#') continue;
    const keyAt = line.search(/[^ -]/u);
    blockAt = blockKey.test(line) ? keyAt : Number.POSITIVE_INFINITY;
    const found = trapIn(line, text);
    if (found !== undefined) traps.push({ ...found, line: index + 1 });
  }
  return traps;
}

type Found = Omit<Trap, 'line'>;

/** The first of a line: what is behind it may be its consequence. */
function trapIn(line: string, text: string): Found | undefined {
  if (oddIndent.test(line)) return { kind: 'space', found: line.trim() };
  const tight = tightKey.exec(line)?.groups?.['key'];
  if (tight !== undefined) return { kind: 'noSpace', found: tight };
  for (const match of line.matchAll(textKey)) {
    const after = line.slice(match.index + match[0].length);
    // The label of a field has its languages inside.
    if (match.groups?.['key'] === 'label' && after.trimStart().startsWith('{')) continue;
    if (/[\u00A0\u202F]/u.test((match.groups?.['spaces'] ?? '') + after.charAt(0)))
      return { kind: 'space', found: line.trim() };
    const isInFlow = line.slice(0, match.index).includes('{');
    const found = trapInValue(after.trim(), isInFlow, text);
    if (found !== undefined) return found;
  }
  return undefined;
}

function trapInValue(value: string, isInFlow: boolean, text: string): Found | undefined {
  if (value === '' || blockScalar.test(value)) return undefined;
  if (isInFlow && /^[,}\]]/u.test(value)) return undefined;
  const entity = /&(?:[a-z]{2,8}|#\d{1,6});/iu.exec(value)?.[0];
  if (entity !== undefined) return { kind: 'entity', found: entity };
  const quote = /^["']/u.exec(value)?.[0];
  if (quote !== undefined) return trapInQuotes(value, quote);
  const sign = signAt(value, text);
  if (sign !== undefined) return { kind: 'sign', found: sign };
  if (!isInFlow) return trapInPlain(value);
  const [plain = ''] = /^[^,}]*/u.exec(value) ?? [];
  return trapInPlain(plain) ?? trapAtComma(plain, value.slice(plain.length));
}

/** Another key follows a comma, or the text has one that cuts it. */
function trapAtComma(before: string, rest: string): Found | undefined {
  const [whole, next = ''] = /^,([^,}]*)(?=[,}])/u.exec(rest) ?? [];
  if (whole === undefined || isBlank(next) || next.includes(':')) return undefined;
  return { kind: 'comma', found: `${before}${whole}`.trim() };
}

function trapInPlain(value: string): Found | undefined {
  const hash = /(?:^|\s)#.*$/su.exec(value)?.[0];
  if (hash !== undefined) return { kind: 'hash', found: hash.trim() };
  if (/:(?:\s|$)/u.test(value)) return { kind: 'colon', found: value };
  return /^(?:~|null)$/iu.test(value) ? { kind: 'nothing', found: value } : undefined;
}

/** What closes is the next quote that is not doubled (`''`) or behind a backslash (`\"`). */
function trapInQuotes(value: string, quote: string): Found | undefined {
  const whole = quote === '"' ? /^"(?:[^"\\]|\\.)*"/u : /^'(?:[^']|'')*'/u;
  const closed = whole.exec(value)?.[0];
  if (closed === undefined) return undefined;
  // What an author writes on purpose: a new line, a quote, a backslash, a code point.
  const escape = quote === '"' ? /(?<!\\)(?:\\\\)*(\\[^n"\\/uUx])/u.exec(closed)?.[1] : undefined;
  if (escape !== undefined) return { kind: 'escape', found: escape };
  const rest = value.slice(closed.length);
  return /^\s*(?:$|[,}\]]|#)/u.test(rest) ? undefined : { kind: 'quote', found: value };
}

/** In a file that cannot be read, the first text that begins with a quote and has no other in its line. */
export function unclosedIn(text: string): Trap | undefined {
  const begun = /(?:^|[\s{,])(?:[^\s"'{,:]+:|-)\s+(?<found>(?<quote>["']).*)$/su;
  for (const [index, line] of text.split(/\r\n?|\n/u).entries()) {
    const { found, quote = '' } = begun.exec(line)?.groups ?? {};
    if (found !== undefined && !found.slice(1).includes(quote))
      return { kind: 'unclosed', line: index + 1, found };
  }
  return undefined;
}

/** The sign that a text begins with, if YAML takes it. An alias to what the file names is one. */
function signAt(value: string, text: string): string | undefined {
  const name = /^[*&](?<name>[\w-]+)(?=$|[\s,}])/u.exec(value)?.groups?.['name'];
  const other = value.startsWith('*') ? '&' : '*';
  if (name !== undefined && text.includes(`${other}${name}`)) return undefined;
  return /^(?:[*&!@`%|>[{\]},]|[-?](?=\s|$))/u.exec(value)?.[0];
}
