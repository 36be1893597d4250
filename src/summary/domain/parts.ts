import { textKey } from '../../kernel/same-text.ts';
import { circles, type Circle } from '../../kernel/circles.ts';
import type { Contribution } from '../../board/domain/board.ts';
import type { BoardSummary } from './board-summary.ts';
import type { Board, Field } from '../../template/domain/template.ts';

/**
 * A person, organisation or field that people placed in a circle, with each contribution that did.
 */
export interface Placed {
  /** As first written; « coop A » and « Coop A » are the same. */
  readonly name: string;
  readonly entries: readonly Contribution[];
}

export interface CircleSummary {
  readonly circle: Circle;
  readonly boards: readonly BoardSummary[];
  readonly placed: readonly Placed[];
  /** Contributions that name nobody, such as a message collected in the thread. */
  readonly apart: readonly Contribution[];
}

/** The circles of an exercise whose boards are circles, core first. */
export function circlesOf(boards: readonly BoardSummary[]): CircleSummary[] {
  return circles.flatMap((circle) => {
    const own = boards.filter(({ board }) => board.circle === circle);
    return own.length === 0 ? [] : [{ circle, boards: own, ...placedOn(own) }];
  });
}

function placedOn(boards: readonly BoardSummary[]): Pick<CircleSummary, 'placed' | 'apart'> {
  const placed = new Map<string, { name: string; entries: Contribution[] }>();
  const apart: Contribution[] = [];
  for (const { board, entries } of boards)
    for (const entry of entries) {
      const name = subjectIn(board, entry);
      const key = name === undefined ? '' : textKey(name);
      const known = placed.get(key);
      if (name === undefined) apart.push(entry);
      else if (known === undefined) placed.set(key, { name, entries: [entry] });
      else known.entries.push(entry);
    }
  return { placed: [...placed.values()], apart };
}

/** Who or what a contribution is about, if its form asks for that first. */
export function subjectIn(board: Board, entry: Contribution): string | undefined {
  const subject = board.forms.find(({ id }) => id === entry.form)?.subject;
  return subject === undefined ? undefined : entry.values[subject];
}

/** What a board asked and nobody answered: everything, some scales, or some questions. */
export interface OpenQuestions {
  readonly board: Board;
  readonly all: boolean;
  readonly scales: readonly number[];
  readonly questions: readonly Field[];
}

/**
 * Only fields that ask a full question count: an empty field named « Motivations » is not an open
 * question.
 */
export function openQuestions({ board, entries, unanswered }: BoardSummary): OpenQuestions[] {
  if (entries.length === 0) return [{ board, all: true, scales: [], questions: [] }];
  const used = new Set(entries.flatMap(({ form }) => form ?? []));
  const scales = board.forms.flatMap(({ id, scale }) =>
    scale === undefined || used.has(id) ? [] : [scale],
  );
  const scaled = new Set(
    board.forms.flatMap((form) => (form.scale === undefined ? [] : form.fields)),
  );
  const questions = unanswered.filter(
    (field) => field.question !== undefined && !scaled.has(field),
  );
  if (scales.length === 0 && questions.length === 0) return [];
  return [{ board, all: false, scales: scales.toSorted((a, b) => a - b), questions }];
}
