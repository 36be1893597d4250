import { unaccented } from '../../../kernel/unaccented.ts';
import { written } from '../../../kernel/written.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

type Stance = 'yes' | 'ifNeedBe' | 'no';

/** A ballot as somebody typed it: a stance for each choice, in the order in which they are listed. */
export interface BallotTyped {
  readonly stances: readonly Stance[];
  readonly comment: string;
}

/** What keeps a line from being a ballot, by what the person can do about it. */
export type BallotProblem =
  /** `at`: which of the letters, from 1. */
  | { readonly kind: 'letterUnknown'; readonly at: number; readonly letter: string }
  | { readonly kind: 'tooFew'; readonly given: number; readonly wanted: number }
  | { readonly kind: 'tooMany'; readonly given: number; readonly wanted: number }
  | { readonly kind: 'choiceUnknown'; readonly number: number; readonly wanted: number }
  | { readonly kind: 'choiceTwice'; readonly number: number }
  | { readonly kind: 'noStance' };

/** The letters and words for each stance. The reader's own language comes first, and wins. */
export type StanceWords = Readonly<Record<Stance, readonly string[]>>;

type Read = Result<BallotTyped, BallotProblem>;

/**
 * Reads `OSNNOOS`, `o s n n`, `oui non si besoin`, or `oui 1 5 6 · si besoin 2 7`, for so many choices.
 * What follows on the same line, or on the next ones, is the comment.
 */
export function readBallot(typed: string, count: number, words: StanceWords): Read {
  const [line = '', ...rest] = written(typed).split(/\r\n?|\n/u);
  const lexicon = lexiconOf(words);
  const found = byNumbers(line, count, lexicon) ?? inOrder(line, count, lexicon);
  if (!found.ok) return found;
  const comment = written([found.value.rest, ...rest].join('\n'));
  return ok({ stances: found.value.stances, comment });
}

interface Lexicon {
  readonly letters: ReadonlyMap<string, Stance>;
  /** Longest first: « si nécessaire » before « si ». */
  readonly phrases: readonly (readonly [phrase: string, stance: Stance])[];
}

const order: readonly Stance[] = ['yes', 'ifNeedBe', 'no'];

const lexicons = new WeakMap<StanceWords, Lexicon>();

/** Computed once per language: each ballot is read with it. */
function lexiconOf(words: StanceWords): Lexicon {
  const known = lexicons.get(words) ?? lexiconIn(words);
  lexicons.set(words, known);
  return known;
}

/** A letter that two languages use for different stances belongs to the first of them. */
function lexiconIn(words: StanceWords): Lexicon {
  const letters = new Map<string, Stance>();
  const phrases: [string, Stance][] = [];
  const most = Math.max(...order.map((stance) => words[stance].length));
  for (let at = 0; at < most; at += 1)
    for (const stance of order) {
      const word = words[stance][at];
      if (word === undefined) continue;
      const key = keyOf(word);
      if (Array.from(key).length > 1) phrases.push([key, stance]);
      else if (!letters.has(key)) letters.set(key, stance);
    }
  return { letters, phrases: phrases.toSorted(([a], [b]) => b.length - a.length) };
}

/** As long as the text itself, because the text is cut by its length. */
const keyOf = (text: string): string => {
  const plain = unaccented(text).toLowerCase();
  return plain.length === text.length ? plain : text.toLowerCase();
};

interface Head {
  readonly stances: readonly Stance[];
  /** What follows on the line. */
  readonly rest: string;
}

const separators = /^[\s,;.:·|/()–—-]+/u;
const afterSeparators = (text: string): string => text.replace(separators, '');

function phraseAt(text: string, { phrases }: Lexicon): Head | undefined {
  const key = keyOf(text);
  const found = phrases.find(
    ([phrase]) => key.startsWith(phrase) && !/^[\p{L}\p{N}]/u.test(text.slice(phrase.length)),
  );
  return found && { stances: [found[1]], rest: text.slice(found[0].length) };
}

/** Reads stances, each with the numbers of its choices; every other choice is a no. */
function byNumbers(
  line: string,
  count: number,
  lexicon: Lexicon,
): Result<Head, BallotProblem> | undefined {
  const said = new Map<number, Stance>();
  let rest = afterSeparators(line);
  for (;;) {
    const begun = phraseAt(rest, lexicon) ?? letterAt(rest, lexicon);
    const [stance] = begun?.stances ?? [];
    const numbers = numbersAt(begun?.rest ?? '');
    if (stance === undefined || numbers === undefined) break;
    for (const number of numbers.all) {
      if (number < 1 || number > count)
        return err({ kind: 'choiceUnknown', number, wanted: count });
      if (said.has(number)) return err({ kind: 'choiceTwice', number });
      said.set(number, stance);
    }
    rest = afterSeparators(numbers.rest);
  }
  if (said.size === 0) return undefined;
  return ok({ stances: Array.from({ length: count }, (_, at) => said.get(at + 1) ?? 'no'), rest });
}

function letterAt(text: string, { letters }: Lexicon): Head | undefined {
  const stance = letters.get(keyOf(text).slice(0, 1));
  if (stance === undefined || /^.[\p{L}]/u.test(text)) return undefined;
  return { stances: [stance], rest: text.slice(1) };
}

/** `1, 5 et 6` */
function numbersAt(text: string): { readonly all: number[]; readonly rest: string } | undefined {
  const [taken] = /^[\s:]*\d{1,3}(?:(?:[\s,;+&]|et|and){1,5}\d{1,3})*(?!\p{L})/u.exec(text) ?? [];
  if (taken === undefined) return undefined;
  return { all: (taken.match(/\d+/gu) ?? []).map(Number), rest: text.slice(taken.length) };
}

/**
 * Reads one stance after the other, in the order of the choices. « NO » is a word or two letters:
 * the word is tried first, the letters if only they make a whole ballot.
 */
function inOrder(line: string, count: number, lexicon: Lexicon): Result<Head, BallotProblem> {
  const byWords = oneByOne(line, count, lexicon, [phraseAt, lettersAt]);
  if (byWords.ok) return byWords;
  const byLetters = oneByOne(line, count, lexicon, [lettersAt, phraseAt]);
  return byLetters.ok ? byLetters : byWords;
}

type StanceAt = (text: string, lexicon: Lexicon) => Head | undefined;

function oneByOne(
  line: string,
  count: number,
  lexicon: Lexicon,
  [first, second]: readonly [StanceAt, StanceAt],
): Result<Head, BallotProblem> {
  const stances: Stance[] = [];
  let rest = afterSeparators(line);
  while (stances.length < count) {
    const next = first(rest, lexicon) ?? second(rest, lexicon);
    if (next === undefined) return err(whyNot(rest, stances.length, count, lexicon));
    stances.push(...next.stances);
    rest = afterSeparators(next.rest);
  }
  const extra = letterAt(rest, lexicon)?.stances ?? [];
  const given = stances.length + extra.length;
  return given > count ? err({ kind: 'tooMany', given, wanted: count }) : ok({ stances, rest });
}

/** A run of letters, each of which is a stance. */
function lettersAt(text: string, { letters }: Lexicon): Head | undefined {
  const [run = ''] = /^\p{L}+/u.exec(text) ?? [];
  const stances = Array.from(keyOf(run), (letter) => letters.get(letter));
  const known = stances.filter((stance) => stance !== undefined);
  if (run === '' || known.length < stances.length) return undefined;
  return { stances: known, rest: text.slice(run.length) };
}

/**
 * What is wrong with a word where a stance is expected: mistyped letters if most of them are
 * stances, otherwise the comment of a ballot that is too short, or no ballot at all.
 */
function whyNot(rest: string, given: number, wanted: number, { letters }: Lexicon): BallotProblem {
  const [run = ''] = /^[\p{L}\p{N}]+/u.exec(rest) ?? [];
  const signs = Array.from(run);
  const at = signs.findIndex((letter) => !letters.has(keyOf(letter)));
  const odd = signs[at] ?? '';
  const known = signs.filter((letter) => letters.has(keyOf(letter))).length;
  const mistyped = known > 0 && known * 2 >= signs.length && given + signs.length <= wanted + 2;
  const alone = signs.length === 1 && given > 0;
  if (odd !== '' && (mistyped || alone))
    return { kind: 'letterUnknown', at: given + at + 1, letter: odd };
  return given === 0 ? { kind: 'noStance' } : { kind: 'tooFew', given, wanted };
}
