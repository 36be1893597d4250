import type { BoardSummary } from './board-summary.ts';
import type { Contribution } from '../../board/domain/board.ts';
import { circlesOf, type CircleSummary } from './parts.ts';
import type { Board, Exercise, Template } from '../../template/domain/template.ts';
import type { Localized } from '../../kernel/text.ts';

/** An exercise « for 1 and for 50 »: one row per scenario, one cell per scale. */
export interface Grid {
  readonly scales: readonly number[];
  readonly rows: readonly {
    readonly board: Board;
    readonly cells: readonly {
      readonly scale: number;
      readonly entries: readonly Contribution[];
    }[];
    /** Contributions without a scale, such as a message collected in the scenario's thread. */
    readonly apart: readonly Contribution[];
  }[];
}

export interface ExerciseSummary {
  readonly exercise: Exercise;
  readonly title: Localized;
  readonly boards: readonly BoardSummary[];
  readonly grid: Grid | undefined;
  /** Empty if the exercise draws no circles. */
  readonly circles: readonly CircleSummary[];
}

export function exerciseSummaries(
  template: Template,
  boards: readonly BoardSummary[],
): ExerciseSummary[] {
  return template.exercises.flatMap((exercise) => {
    const own = boards.filter(({ home }) => home.kind === 'exercise' && home.id === exercise.id);
    const step = template.steps.find(
      (each) => each.kind === 'exercise' && each.exercise === exercise.id,
    );
    const title = step?.title ?? exercise.title;
    if (own.length === 0) return [];
    return [{ exercise, title, boards: own, grid: gridOf(own), circles: circlesOf(own) }];
  });
}

function gridOf(boards: readonly BoardSummary[]): Grid | undefined {
  const scales = [
    ...new Set(
      boards.flatMap(({ board }) =>
        board.forms.flatMap(({ scale }) => (scale === undefined ? [] : [scale])),
      ),
    ),
  ].toSorted((a, b) => a - b);
  if (scales.length === 0) return undefined;
  return {
    scales,
    rows: boards.map(({ board, entries }) => ({
      board,
      cells: scales.map((scale) => ({ scale, entries: entriesAt(board, entries, scale) })),
      apart: entries.filter((entry) => scaleOf(board, entry) === undefined),
    })),
  };
}

function entriesAt(board: Board, entries: readonly Contribution[], scale: number): Contribution[] {
  return entries.filter((entry) => scaleOf(board, entry) === scale);
}

function scaleOf(board: Board, entry: Contribution): number | undefined {
  return board.forms.find(({ id }) => id === entry.form)?.scale;
}
