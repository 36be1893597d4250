import type { PillarId } from '../../kernel/pillars.ts';
import type { Board, Template } from './template.ts';

export type { Board, Template } from './template.ts';

/** What a board belongs to, which decides its colour and the name of its thread. */
export type BoardHome =
  | { readonly kind: 'pillar'; readonly id: string }
  | { readonly kind: 'exercise'; readonly id: string }
  | { readonly kind: 'debrief'; readonly id: string };

export interface BoardWithHome {
  readonly board: Board;
  readonly home: BoardHome;
}

/** Every board of a template: pillars first, then exercises, then debriefs in agenda order. */
export function boardsOf(template: Template): BoardWithHome[] {
  return [
    ...template.pillars.map((pillar) => ({
      board: pillar.board,
      home: { kind: 'pillar' as const, id: pillar.id },
    })),
    ...template.exercises.flatMap((exercise) =>
      exercise.boards.map((board) => ({
        board,
        home: { kind: 'exercise' as const, id: exercise.id },
      })),
    ),
    ...template.steps.flatMap((step) =>
      step.kind === 'debrief'
        ? [{ board: step.board, home: { kind: 'debrief' as const, id: step.id } }]
        : [],
    ),
  ];
}

export function findBoard(template: Template, id: string): Board | undefined {
  return findBoardWithHome(template, id)?.board;
}

export function findBoardWithHome(template: Template, id: string): BoardWithHome | undefined {
  return boardsOf(template).find(({ board }) => board.id === id);
}

/** The pillar a board is about, directly or through its exercise. */
export function pillarOfBoard(template: Template, boardId: string): PillarId | undefined {
  const own = template.pillars.find(({ board }) => board.id === boardId);
  if (own !== undefined) return own.id;
  const home = template.exercises.find(({ boards }) => boards.some(({ id }) => id === boardId));
  return home?.boards.find(({ id }) => id === boardId)?.pillar ?? home?.pillars[0];
}
