import { entryOf } from '../../../kernel/dictionary.ts';
import { matching } from '../../../kernel/matching.ts';
import type { Person } from '../../../kernel/people.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { isSameText } from '../../../kernel/same-text.ts';
import { isBlank, isLongerThan, written } from '../../../kernel/written.ts';
import { oneLine } from '../../../kernel/view/one-line.ts';
import { isBox, type Answered, type Asking, type Question } from './asking.ts';
import { readBallot, type BallotProblem, type StanceWords } from './ballot.ts';
import { linesFor } from './answer-lines.ts';
import { personMeant, type WhoProblem } from './people.ts';
import type { Says } from './says.ts';

/** What an answer is read with. */
export interface Reading {
  readonly says: Says;
  readonly stances: StanceWords;
  /**
   * The people who may be named; a function because few questions need them, and there may be
   * thousands.
   */
  readonly people: () => readonly Person[];
}

/** Why an answer cannot be accepted; earlier answers are kept. */
export type AnswerProblem =
  | {
      readonly kind: 'answerTooLong';
      readonly label: string;
      readonly given: number;
      readonly max: number;
    }
  | { readonly kind: 'answerNeeded'; readonly label: string }
  | { readonly kind: 'noSuchChoice'; readonly label: string; readonly typed: string }
  | WhoProblem
  | BallotProblem;

/** What comes next: ask a question, send the form, cancel, or say what is wrong. */
export type Next =
  | { readonly kind: 'ask'; readonly question: Question }
  | { readonly kind: 'send' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'wrong'; readonly problem: AnswerProblem };

export interface Step {
  readonly asking: Asking;
  readonly next: Next;
}

/** True for a ballot: lists of the same choices, one after the other, answered by one line. */
export const isBallot = ({ questions: [first] }: Asking): boolean =>
  first?.id === 'yes' && first.kind === 'someOf' && first.options.length > 0;

/** Takes one message as an answer, or as several. */
export function answered(asking: Asking, typed: string, reading: Reading): Step {
  const { says } = reading;
  if (says.is(typed, 'cancel')) return { asking, next: { kind: 'cancel' } };
  if (isBallot(asking)) return votedIn(asking, typed, reading);
  if (says.is(typed, 'send')) return afterAll(asking, true);
  if (says.is(typed, 'back')) return stepBack(asking);
  const { lines, ticked, named } = linesFor(asking, typed);
  let now: Asking = { ...asking, answers: { ...asking.answers, ...ticked } };
  for (const { question, text } of lines) {
    const read = answerTo(question, text, named, entryOf(now.answers, question.id), reading);
    if (!read.ok) return { asking: now, next: { kind: 'wrong', problem: read.error } };
    now = withAnswer(now, question, read.value);
  }
  return afterAll(now, named && lines.length > 1);
}

const open = ({ questions }: Asking): Question[] => questions.filter((each) => !isBox(each));

/** The first question that is still to be asked. */
export const nextOf = (asking: Asking): Question | undefined =>
  open(asking).find(({ id }) => !asking.done.includes(id));

/** `whole`: the person says that this is all, so optional questions are no longer asked. */
function afterAll(asking: Asking, whole: boolean): Step {
  const passed = whole ? open(asking).filter(({ required }) => !required) : [];
  const done = [...new Set([...asking.done, ...passed.map(({ id }) => id)])];
  const now = { ...asking, done };
  const question = nextOf(now);
  return {
    asking: now,
    next: question === undefined ? { kind: 'send' } : { kind: 'ask', question },
  };
}

function stepBack(asking: Asking): Step {
  const answeredOnes = open(asking).filter(({ id }) => asking.done.includes(id));
  const last = answeredOnes.at(-1) ?? open(asking)[0];
  if (last === undefined) return { asking, next: { kind: 'cancel' } };
  const done = asking.done.filter((id) => id !== last.id);
  return { asking: { ...asking, done }, next: { kind: 'ask', question: last } };
}

function withAnswer(asking: Asking, { id }: Question, given: Answered | undefined): Asking {
  const { [id]: _, ...others } = asking.answers;
  return {
    ...asking,
    answers: given === undefined ? others : { ...others, [id]: given },
    done: [...asking.done.filter((each) => each !== id), id],
  };
}

type Read = Result<Answered | undefined, AnswerProblem>;

/**
 * Undefined for a question that is skipped. `named`: answered by its label, so « - » empties it.
 */
function answerTo(
  question: Question,
  typed: string,
  named: boolean,
  before: Answered | undefined,
  reading: Reading,
): Read {
  const { label, required } = question;
  if (isBlank(typed) || reading.says.is(typed, 'skip')) {
    if (before !== undefined && !named) return ok(before);
    return required ? err({ kind: 'answerNeeded', label }) : ok(undefined);
  }
  switch (question.kind) {
    case 'short':
    case 'paragraph':
      return textIn(question, typed);
    case 'oneOf':
      return listIn(question, [written(typed)]);
    case 'someOf':
      return listIn(question, choicesTyped(typed, question));
    case 'member': {
      const person = personMeant(written(typed), reading.people());
      return person.ok ? ok({ text: '', list: [], person: { ...person.value } }) : person;
    }
  }
}

function textIn({ kind, label, max = Number.MAX_SAFE_INTEGER }: Question, typed: string): Read {
  const text = kind === 'short' ? oneLine(written(typed)) : written(typed);
  if (isLongerThan(text, max))
    return err({ kind: 'answerTooLong', label, given: Array.from(text).length, max });
  return ok({ text, list: [] });
}

/** `1 3`, `1, 3`, or labels with commas between; a label may hold commas itself. */
function choicesTyped(typed: string, { options }: Question): string[] {
  const whole = written(typed);
  if (options.some(({ label }) => isSameText(label, whole))) return [whole];
  if (/^\d+(?:[\s,;+]+\d+)*$/u.test(whole)) return whole.split(/[\s,;+]+/u);
  return whole.split(/[,;\n]/u).flatMap((each) => (isBlank(each) ? [] : [written(each)]));
}

function listIn({ label, options }: Question, typed: readonly string[]): Read {
  const list: string[] = [];
  for (const each of typed) {
    const found = optionMeant(options, each);
    if (found === undefined) return err({ kind: 'noSuchChoice', label, typed: each });
    if (!list.includes(found)) list.push(found);
  }
  return ok({ text: '', list });
}

/** An option by its number, its label, or any part of the label that only it contains. */
export function optionMeant(
  options: readonly { readonly id: string; readonly label: string }[],
  typed: string,
): string | undefined {
  const number = /^\d{1,3}$/u.test(typed) ? options[Number(typed) - 1] : undefined;
  const same = options.find(({ id, label }) => id === typed || isSameText(label, typed));
  const [only, ...others] = matching(options, typed);
  return (number ?? same ?? (others.length === 0 ? only : undefined))?.id;
}

function votedIn(asking: Asking, typed: string, { stances: words }: Reading): Step {
  const [yes, ...rest] = asking.questions;
  const wrong = (problem: AnswerProblem): Step => ({ asking, next: { kind: 'wrong', problem } });
  const second = rest.find(({ id }) => id === 'ifNeedBe');
  const allowed = second === undefined ? { ...words, ifNeedBe: [] } : words;
  const options = yes?.options ?? [];
  const read = readBallot(typed, options.length, allowed);
  if (!read.ok) return wrong(read.error);
  const of = (stance: 'yes' | 'ifNeedBe') =>
    options.filter((_, at) => read.value.stances[at] === stance).map(({ id }) => id);
  const comment = rest.find(({ id }) => id === 'comment');
  const said = comment && textIn(comment, read.value.comment);
  if (said?.ok === false) return wrong(said.error);
  const answers = {
    yes: { text: '', list: of('yes') },
    ifNeedBe: { text: '', list: of('ifNeedBe') },
    comment: { text: read.value.comment, list: [] },
  };
  return {
    asking: { ...asking, answers, done: asking.questions.map(({ id }) => id) },
    next: { kind: 'send' },
  };
}
