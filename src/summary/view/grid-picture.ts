import type { ExerciseSummary, Grid } from '../domain/exercises.ts';
import type { Contribution } from '../../board/domain/board.ts';
import type { Board } from '../../template/domain/template.ts';
import type { Translator } from '../../i18n/translator.ts';
import { boardName } from '../../template/view/board-name.ts';
import { answersOn, fairSample, pointOf, quotedPoints, withQuotes } from './answers.ts';
import type {
  GridPicture,
  GridPictureCell,
  GridPictureRow,
  Illustration,
} from '../../kernel/view/picture.ts';

/** Enough to see how one scale differs from the other. */
const pointsShown = 2;

/**
 * What an exercise « for 1 and for 50 » gathered, scenario by scale, highlighted contributions
 * first. Undefined without scales, or if nobody contributed to one. Names nobody.
 */
export function gridPicture(
  { exercise, title, grid }: Pick<ExerciseSummary, 'exercise' | 'title' | 'grid'>,
  kept: ReadonlySet<string>,
  t: Translator,
): Illustration | undefined {
  const [pillar] = exercise.pillars;
  const used = grid?.rows.some(({ cells }) => cells.some(({ entries }) => entries.length > 0));
  if (grid === undefined || pillar === undefined || used !== true) return undefined;
  const picture: GridPicture = {
    kind: 'grid',
    lang: t.locale,
    title: t.pick(title),
    pillar,
    scales: grid.scales.map((scale) => ({ scale, label: t.plain('picture.scale', { scale }) })),
    rows: grid.rows.map((row) => rowOf(row, kept, t)),
    nothing: t.plain('picture.nothing'),
  };
  return { picture, alt: alternative(picture, t) };
}

function rowOf(
  { board, cells, apart }: Grid['rows'][number],
  kept: ReadonlySet<string>,
  t: Translator,
): GridPictureRow {
  const left = apart.length;
  return {
    title: boardName(board, t.pick),
    cells: cells.map(({ entries }) => cellOf(board, entries, kept, t)),
    ...(left > 0 ? { apart: t.plain('picture.apart', { count: left }) } : {}),
  };
}

function cellOf(
  board: Board,
  entries: readonly Contribution[],
  kept: ReadonlySet<string>,
  t: Translator,
): GridPictureCell {
  if (entries.length === 0) return { points: [] };
  const sample = fairSample(answersOn(board, entries), kept, pointsShown);
  return {
    count: t.plain('picture.contributions', { count: entries.length }),
    points: sample.map((answer) => pointOf(answer, t)),
  };
}

/** How much there is in each cell, and what. */
function alternative({ title, scales, rows, nothing }: GridPicture, t: Translator): string {
  const said = ({ count = nothing, points }: GridPictureCell, length: number) =>
    points.length === 0 ? count : `${count}, ${quotedPoints(points, length, t)}`;
  return withQuotes((length) => {
    const lines = rows.map(({ title, cells, apart }) => {
      const parts = cells.map((cell, at) => {
        const label = scales[at]?.label ?? '';
        return t.plain('picture.labelled', { label, text: said(cell, length) });
      });
      return [title, ...parts, ...(apart === undefined ? [] : [apart])].join(' · ');
    });
    return [title, ...lines].join('\n');
  });
}
