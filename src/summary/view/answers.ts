import type { Contribution } from '../../board/domain/board.ts';
import { subjectIn } from '../domain/parts.ts';
import type { Board, Field } from '../../template/domain/template.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { PicturePoint } from '../../kernel/view/picture.ts';
import { plainWords, shortened } from '../../kernel/view/plain-words.ts';

/** What somebody wrote in one field, or in one message that was collected: as they wrote it. */
export interface Answer {
  readonly entry: Contribution;
  /** Of whom: an anonymous contribution is like nobody else's. */
  readonly voice: string;
  readonly board: Board;
  readonly field: Field | undefined;
  readonly text: string;
}

/**
 * The answers on a board in the order of its questions; who or what they are about is none. In one
 * list from the start, since a workshop may hold tens of thousands.
 */
export function answersOn(board: Board, entries: readonly Contribution[]): Answer[] {
  const answers: Answer[] = [];
  const add = (entry: Contribution, field: Field | undefined, text = ''): void => {
    if (text.trim() === '') return;
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
 * At most `limit` of these, in their own order: what facilitators kept first, then each question
 * before any question twice, and to the same question whoever was quoted least.
 */
export function fairSample(
  answers: readonly Answer[],
  kept: ReadonlySet<string>,
  limit: number,
): readonly Answer[] {
  const chosen = new Set<Answer>();
  const quoted = new Map<unknown, number>();
  const times = (key: unknown) => quoted.get(key) ?? 0;
  // Nothing is quoted more often than `limit`, so what comes first weighs more than all after it.
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

/** Looked for in one pass, since a workshop may hold ten thousand answers. */
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

/** What a picture shows of an answer: « Le budget – Comment on décide », then the words. */
export function pointOf({ entry, board, field, text }: Answer, t: Translator): PicturePoint {
  const words = plainWords(text) || text.trim();
  if (field === undefined) return { text: words };
  const subject = subjectIn(board, entry);
  const label = t.pick(field.label);
  const about = subject === undefined ? '' : plainWords(subject);
  return { label: about === '' ? label : `${about} – ${label}`, text: words };
}

/** Points in so many words, each cut to `length` characters, for who does not see them. */
export function quotedPoints(
  points: readonly PicturePoint[],
  length: number,
  t: Translator,
): string {
  const quotes = points.map(({ text }) =>
    t.plain('picture.quote', { text: shortened(text, length) }),
  );
  return quotes.join(' ');
}
