import { boardsOfStep } from '../../template/domain/step-kinds.ts';
import type { Step } from '../../template/domain/template.ts';
import { ranOutAt } from './timebox.ts';
import type { Underway } from './underway.ts';

/** Why a board takes nothing for now: its time ran out `at`, or the workshop is at another step. */
export type BoardClosed =
  { readonly kind: 'boardTimeUp'; readonly at: number } | { readonly kind: 'boardOfAnotherStep' };

/**
 * A template may say of a step that it `closes`. Its boards then take what people write, change or
 * collect only while it is the present one and its time has not run out: adding minutes, or coming
 * back to the step, opens them again. Nothing of it is an event: it holds at `now`, like any word on
 * the time. Other boards stay open until the workshop ends.
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

/** The boards a step has opened that are closed with its time; of most steps, none. */
export function boardsToClose(
  { opening, boards }: Underway,
  step: Step | undefined,
): readonly string[] {
  if (step?.closes !== true) return [];
  return boardsOfStep(opening.template, step)
    .map(({ id }) => id)
    .filter((id) => boards.opened.includes(id));
}

/** The boards that take what people write at `now`, in the order they were opened. */
export function writableBoards(workshop: Underway, now: number): readonly string[] {
  return workshop.boards.opened.filter((id) => closedBoard(workshop, id, now) === undefined);
}
