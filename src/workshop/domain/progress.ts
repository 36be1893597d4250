import { boardsOfStep } from '../../template/domain/step-kinds.ts';
import type { Board } from '../../template/domain/template.ts';
import { currentStep } from '../../agenda/domain/agenda.ts';
import { activeContributions, byBoard } from '../../board/domain/board.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { OpenedWorkshop } from './state.ts';

export interface BoardProgress {
  readonly board: Board;
  /** How many people signed something on it. */
  readonly answered: number;
  /** How many contributions on it are without a name: nobody counts whose they are. */
  readonly unsigned: number;
}

/** How far the group is with the current step. */
export interface Progress {
  readonly people: number;
  /** Those that people write on now; empty until they are opened. */
  readonly boards: readonly BoardProgress[];
  /** How many signed something on any of them. */
  readonly answered: number;
  /**
   * Who takes part and signed nothing on them. Somebody who only wrote without their name is among
   * them: leaving them out would give them away.
   */
  readonly quiet: readonly PersonId[];
  readonly ready: number;
}

export function progressOf({ opening, agenda, boards, people, ready }: OpenedWorkshop): Progress {
  const step = currentStep(opening.template, agenda);
  const present = boardsOfStep(opening.template, step).filter(({ id }) =>
    boards.opened.includes(id),
  );
  const entriesOf = byBoard(present.length === 0 ? [] : activeContributions(boards));
  const counted = present.map((board) => {
    const entries = entriesOf.get(board.id) ?? [];
    const signed = entries.filter(({ anonymous }) => !anonymous);
    const authors = new Set(signed.map(({ author }) => author));
    return { board, authors, unsigned: entries.length - signed.length };
  });
  const authors = new Set(counted.flatMap((each) => [...each.authors]));
  const expected = Object.keys(people);
  return {
    people: expected.length,
    boards: counted.map((each) => ({ ...each, answered: each.authors.size })),
    answered: authors.size,
    quiet: present.length === 0 ? [] : expected.filter((person) => !authors.has(person)),
    ready: ready.length,
  };
}
