import { type Part, text, heading } from './part.ts';
import type { Contribution } from '../../board/domain/board.ts';
import type { ExerciseSummary } from '../domain/exercises.ts';
import type { BoardSummary } from '../domain/board-summary.ts';
import type { Board } from '../../template/domain/template.ts';
import { marked, type Rich } from '../../kernel/rich.ts';
import { pillarOfBoard } from '../../template/domain/lookup.ts';
import { boardName } from '../../template/view/board-name.ts';
import { reportEntries } from './entry.ts';
import type { Report } from './report.ts';

/** The total number of contributions, between a heading and its first subheading. */
export function counted({ t }: Report, boards: readonly BoardSummary[]): Rich {
  const contributions = boards.reduce((sum, { entries }) => sum + entries.length, 0);
  return t.say('board.count', { contributions });
}

export function boardHeading({ workshop, t }: Report, board: Board, level: 2 | 3): Part {
  const pillar = pillarOfBoard(workshop.opening.template, board.id);
  return heading(level, `board-${board.id}`, boardName(board, t.pick), pillar);
}

export function boardParts(report: Report, { board, entries, unanswered }: BoardSummary): Part[] {
  const { t } = report;
  const questions = unanswered.map((field) => t.pick(field.question ?? field.label)).join(' · ');
  return [
    text(marked(t.pick(board.prompt))),
    ...entryParts(report, board, entries),
    ...(questions === '' || entries.length === 0
      ? []
      : [text(t.say('summary.unanswered', { questions }))]),
  ];
}

/** Also says so when nobody answered. */
function entryParts(
  { workshop, t }: Report,
  board: Board,
  entries: readonly Contribution[],
): Part[] {
  if (entries.length === 0) return [text(t.say('summary.nothing'))];
  const { kept } = workshop.highlights;
  return [{ kind: 'entries', entries: () => reportEntries(board, entries, kept, t.locale) }];
}

export function exerciseParts(report: Report, summary: ExerciseSummary): Part[] {
  const { t } = report;
  const { exercise, title, boards, grid } = summary;
  return [
    heading(
      2,
      `exercise-${exercise.id}`,
      t.pick(title),
      exercise.pillars[0],
      counted(report, boards),
    ),
    ...(grid === undefined
      ? boards.flatMap((board) => [
          boardHeading(report, board.board, 3),
          ...boardParts(report, board),
        ])
      : gridParts(report, grid)),
  ];
}

/** Under a scale's own heading, no contribution says again which one it is about. */
function withoutForm(part: Part): Part {
  if (part.kind !== 'entries') return part;
  const { entries } = part;
  return {
    kind: 'entries',
    entries: function* () {
      for (const entry of entries()) yield { ...entry, form: undefined };
    },
  };
}

/** Includes what belongs to no scale, such as a message collected in a scenario's thread. */
function gridParts(report: Report, { rows }: NonNullable<ExerciseSummary['grid']>): Part[] {
  const { t } = report;
  return rows.flatMap(({ board, cells, apart }) => [
    boardHeading(report, board, 3),
    text(marked(t.pick(board.prompt))),
    ...cells.flatMap(({ scale, entries }) => [
      heading(4, `board-${board.id}-${scale}`, t.plain('report.scale', { scale })),
      ...entryParts(report, board, entries).map(withoutForm),
    ]),
    ...(apart.length === 0
      ? []
      : [
          heading(4, `board-${board.id}-apart`, t.plain('report.noScale')),
          ...entryParts(report, board, apart),
        ]),
  ]);
}
