import { isBlank } from '../../kernel/written.ts';
import type { Contribution } from '../../board/domain/board.ts';
import { subjectIn } from '../domain/parts.ts';
import type { Board, Field } from '../../template/domain/template.ts';
import { quotesWithin } from '../../i18n/quotes-within.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { PicturePoint } from '../../kernel/view/picture.ts';
import { plainWords, shortened } from '../../kernel/view/plain-words.ts';

/** What somebody wrote in one field or in one collected message, unchanged. */
export interface Answer {
  readonly entry: Contribution;
  /** Identifies the author; every anonymous contribution has its own. */
  readonly voice: string;
  readonly board: Board;
  readonly field: Field | undefined;
  readonly text: string;
}

/**
 * The answers on a board, by question; the field that names a subject is not one. Built as a single
 * list, since a workshop may have tens of thousands.
 */
export function answersOn(board: Board, entries: readonly Contribution[]): Answer[] {
  const answers: Answer[] = [];
  const add = (entry: Contribution, field: Field | undefined, text = ''): void => {
    if (isBlank(text)) return;
    const voice = entry.anonymous ? entry.id : entry.author;
    answers.push({ entry, voice, board, field, text });
  };
  for (const { id, subject, fields } of board.forms) {
    const own = entries.filter(({ form }) => form === id);
    for (const field of fields)
      if (field.id !== subject) for (const entry of own) add(entry, field, entry.values[field.id]);
  }
  for (const entry of entries) add(entry, undefined, entry.words);
  return answers;
}

/**
 * At most `limit` answers, in their own order. Prefers what facilitators highlighted, then one
 * answer per question before a second for any, then the people quoted least.
 */
export function fairSample(
  answers: readonly Answer[],
  kept: ReadonlySet<string>,
  limit: number,
): readonly Answer[] {
  const chosen = new Set<Answer>();
  const quoted = new Map<unknown, number>();
  const times = (key: unknown) => quoted.get(key) ?? 0;
  // Nobody is quoted more than `limit` times, so each criterion outweighs those after it.
  const rankOf = ({ entry, field, voice }: Answer) =>
    (kept.has(entry.id) ? 0 : limit * limit) + times(field) * limit + times(voice);
  while (chosen.size < Math.min(limit, answers.length)) {
    const next = firstOf(answers, chosen, rankOf);
    if (next === undefined) break;
    chosen.add(next);
    for (const key of [next.field, next.voice]) quoted.set(key, times(key) + 1);
  }
  return answers.filter((answer) => chosen.has(answer));
}

/** A single pass, since a workshop may have ten thousand answers. */
function firstOf(
  answers: readonly Answer[],
  but: ReadonlySet<Answer>,
  rankOf: (answer: Answer) => number,
): Answer | undefined {
  let first: Answer | undefined;
  let least = Infinity;
  for (const answer of answers) {
    const rank = rankOf(answer);
    if (rank >= least || but.has(answer)) continue;
    first = answer;
    least = rank;
  }
  return first;
}

/** What a picture shows of an answer: « Le budget – Comment on décide », then the text. */
export function pointOf({ entry, board, field, text }: Answer, t: Translator): PicturePoint {
  const words = plainWords(text) || text.trim();
  if (field === undefined) return { text: words };
  const subject = subjectIn(board, entry);
  const label = t.pick(field.label);
  const about = subject === undefined ? '' : plainWords(subject);
  return { label: about === '' ? label : `${about} – ${label}`, text: words };
}

/** What a platform has room for (Discord has the least, 1,024 characters), and how long quotes may be in it. */
const most = 1_000;
const lengths = Array.from({ length: 12 }, (_, at) => 75 - 5 * at);

/** A picture in words with the longest quotes that leave it whole; with the shortest, if none do. */
export function withQuotes(inWords: (length: number) => string): string {
  const found = lengths.find((length) => inWords(length).length <= most);
  return inWords(found ?? Math.min(...lengths));
}

/** Points as text, each cut to `length` characters, for people who cannot see the picture. */
export function quotedPoints(
  points: readonly PicturePoint[],
  length: number,
  t: Translator,
): string {
  const quotes = points.map(({ text }) =>
    t.plain('picture.quote', { text: quotesWithin(shortened(text, length), t) }),
  );
  return quotes.join(' ');
}
