import { boardsOfStep } from '../../template/domain/step-kinds.ts';
import type { Step } from '../../template/domain/template.ts';
import { ranOutAt } from './timebox.ts';
import type { Underway } from './underway.ts';

/**
 * Why a board takes nothing for now: its time ran out at `at`, or the workshop is at another step.
 */
export type BoardClosed =
  { readonly kind: 'boardTimeUp'; readonly at: number } | { readonly kind: 'boardOfAnotherStep' };

/**
 * A template can set `closes` on a step. Its boards then only take contributions, edits and
 * collected messages during the step and before its time runs out; adding minutes or returning to
 * the step opens them again. No event records it: it is computed at `now`, like time notices. Other
 * boards stay open until the workshop ends.
 */
export function closedBoard(
  workshop: Underway,
  board: string,
  now: number,
): BoardClosed | undefined {
  const { opening, agenda, timebox } = workshop;
  const step = opening.template.steps.find((each) => boardsToClose(workshop, each).includes(board));
  if (step === undefined) return undefined;
  if (agenda.trail.at(-1) !== step.id) return { kind: 'boardOfAnotherStep' };
  const at = timebox === null ? undefined : ranOutAt(timebox, now);
  return at === undefined ? undefined : { kind: 'boardTimeUp', at };
}

/** The opened boards of a step that closes; none for most steps. */
export function boardsToClose(
  { opening, boards }: Underway,
  step: Step | undefined,
): readonly string[] {
  if (step?.closes !== true) return [];
  return boardsOfStep(opening.template, step)
    .map(({ id }) => id)
    .filter((id) => boards.opened.includes(id));
}

/** The boards that take contributions at `now`, in the order they were opened. */
export function writableBoards(workshop: Underway, now: number): readonly string[] {
  return workshop.boards.opened.filter((id) => closedBoard(workshop, id, now) === undefined);
}

/** Whether people can answer on a board at `now`, in milliseconds since 1970. */
export function takesAnswers(workshop: Underway, board: string, now: number): boolean {
  return workshop.closedAt === null && writableBoards(workshop, now).includes(board);
}
