import type { Contribution } from '../domain/board.ts';
import { subjectIn } from '../domain/summary-parts.ts';
import type { Board, BoardForm, Field } from '../domain/template.ts';
import type { Translator } from '../i18n/translator.ts';
import type { PicturePoint } from './picture.ts';
import { plainWords, shortened } from './plain-words.ts';

/** What somebody wrote in one field, or in one message that was collected: as they wrote it. */
export interface Answer {
  readonly contribution: string;
  /** Of whom: an anonymous contribution is like nobody else's. */
  readonly voice: string;
  readonly board: Board;
  readonly field: Field | undefined;
  readonly subject: string | undefined;
  readonly text: string;
}

/** The answers on a board in the order of its questions; who or what they are about is none. */
export function answersOn(board: Board, entries: readonly Contribution[]): Answer[] {
  const fields = board.forms.flatMap((form) =>
    form.fields.filter(({ id }) => id !== form.subject).map((field) => ({ form, field })),
  );
  return [
    ...fields.flatMap(({ form, field }) => answersIn(board, form, field, entries)),
    ...entries.flatMap((entry) => answerOf(board, entry, undefined, entry.words)),
  ];
}

function answersIn(
  board: Board,
  form: BoardForm,
  field: Field,
  entries: readonly Contribution[],
): Answer[] {
  return entries
    .filter((entry) => entry.form === form.id)
    .flatMap((entry) => answerOf(board, entry, field, entry.values[field.id]));
}

function answerOf(
  board: Board,
  entry: Contribution,
  field: Field | undefined,
  text = '',
): Answer[] {
  if (text.trim() === '') return [];
  const voice = entry.anonymous ? entry.id : entry.author;
  const subject = field === undefined ? undefined : subjectIn(board, entry);
  return [{ contribution: entry.id, voice, board, field, subject, text }];
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
  const order = (a: Answer, b: Answer) =>
    Number(kept.has(b.contribution)) - Number(kept.has(a.contribution)) ||
    times(a.field) - times(b.field) ||
    times(a.voice) - times(b.voice);
  while (chosen.size < Math.min(limit, answers.length)) {
    const next = firstOf(answers, chosen, order);
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
  order: (a: Answer, b: Answer) => number,
): Answer | undefined {
  let first: Answer | undefined;
  for (const answer of answers)
    if (!but.has(answer) && (first === undefined || order(answer, first) < 0)) first = answer;
  return first;
}

/** What a picture shows of an answer: « Le budget – Comment on décide », then the words. */
export function pointOf({ field, subject, text }: Answer, t: Translator): PicturePoint {
  const words = plainWords(text) || text.trim();
  if (field === undefined) return { text: words };
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
