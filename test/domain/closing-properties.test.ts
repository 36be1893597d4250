import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardsOfStep } from '../../src/domain/template-lookup.ts';
import { decideWorkshop, type WorkshopIntent } from '../../src/domain/workshop.ts';
import { workshopStateSchema } from '../../src/domain/workshop-state.ts';
import { anyHistory, type Attempt } from '../support/any-intent.ts';
import { closing } from '../support/closing-template.ts';
import { throughJson } from '../support/same.ts';
import { sampleTemplate } from '../support/sample-template.ts';
import { bo, openingOf, WorkshopRun } from '../support/workshops.ts';

const template = closing(sampleTemplate);
const stepOf = (id: string | undefined) => template.steps.find((step) => step.id === id);

/** The clock on the wall: what is left of the present step's time, as whoever watches would know. */
class WallClock {
  /** In minutes; undefined where the step has no time. */
  #left: number | undefined;
  #stands = false;

  wait(minutes: number): void {
    if (this.#left !== undefined && !this.#stands) this.#left -= minutes;
  }

  /** What people did, and the step it led to. */
  watch(done: WorkshopIntent, moved: boolean, at: string | undefined): void {
    const minutes = stepOf(at)?.minutes;
    if (moved) this.#set(undefined);
    if (done.type === 'next' && stepOf(at)?.kind !== 'exercise') this.#set(minutes);
    if (done.type === 'startExercise' && minutes !== undefined) this.#set(minutes);
    if (done.type === 'extend') this.#left = Math.max(0, this.#left ?? 0) + done.minutes;
    if (done.type === 'pause') this.#stands = true;
    if (done.type === 'resume') this.#stands = false;
  }

  #set(minutes: number | undefined): void {
    this.#left = minutes;
    this.#stands = false;
  }

  get isOver(): boolean {
    return this.#left !== undefined && this.#left <= 0;
  }
}

/** Whether the rule, in the words of the guide, lets people write on a board that was opened. */
function mayWrite(board: string, at: string | undefined, clock: WallClock): boolean {
  const home = template.steps.find((step) =>
    boardsOfStep(template, step).some(({ id }) => id === board),
  );
  return home?.closes !== true || (home.id === at && !clock.isOver);
}

const sound = (board: string, form: string, field: string): WorkshopIntent => ({
  type: 'contribute',
  board,
  form,
  values: { [field]: 'oui' },
  anonymous: false,
});
/** A contribution to each board that nothing but its being closed could have refused. */
const soundOnes = [
  sound('traces', 'libre', 'idee'),
  sound('proches', 'libre', 'idee'),
  sound('lointains', 'groupe', 'groupe'),
  sound('retours', 'libre', 'idee'),
  sound('sobre', 'un', 'idee'),
];

const closedKinds = new Set(['boardTimeUp', 'boardOfAnotherStep']);

/** The board an attempt is to write on. */
function boardOf(run: WorkshopRun, intent: WorkshopIntent): string | undefined {
  if (intent.type === 'contribute' || intent.type === 'collect') return intent.board;
  if (intent.type !== 'editContribution') return undefined;
  return Object.values(run.state.boards.contributions).find(({ id }) => id === intent.id)?.board;
}

function checkAttempt(run: WorkshopRun, { by, intent }: Attempt, clock: WallClock): void {
  const { step } = run;
  const board = boardOf(run, intent);
  const open = board === undefined || mayWrite(board, step, clock);
  const decided = run.try(by, intent);
  if (decided.ok) clock.watch(intent, run.step !== step, run.step);
  if (decided.ok && decided.value.length > 0) expect(open).toBe(true);
  if (!decided.ok && closedKinds.has(decided.error.kind)) expect(open).toBe(false);
}

/** What becomes of each sound contribution now, without its being made. */
function checkNow(run: WorkshopRun, clock: WallClock): void {
  if (run.state.opening === null || run.state.closedAt !== null) return;
  for (const intent of soundOnes) {
    const board = boardOf(run, intent) ?? '';
    if (!run.state.boards.opened.includes(board)) continue;
    const decided = decideWorkshop(run.state, intent, run.context(bo));
    expect([board, decided.ok]).toEqual([board, mayWrite(board, run.step, clock)]);
  }
}

const anyClosingHistory = anyHistory.map((history) =>
  history.map((attempt) =>
    attempt.intent.type === 'open' ? { ...attempt, intent: openingOf(template) } : attempt,
  ),
);

describe('whatever people do, and however long they wait', () => {
  it('a board that closes is written on exactly while its step is present and has time left', () => {
    fc.assert(
      fc.property(anyClosingHistory, (history) => {
        const run = new WorkshopRun();
        const clock = new WallClock();
        for (const attempt of history) {
          run.wait(attempt.wait);
          clock.wait(attempt.wait);
          checkNow(run, clock);
          checkAttempt(run, attempt, clock);
          checkNow(run, clock);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a closed board may still be withdrawn from by whoever wrote there', () => {
    fc.assert(
      fc.property(anyClosingHistory, fc.integer({ min: 0, max: 60 }), (history, wait) => {
        const run = new WorkshopRun();
        for (const { by, intent, wait: before } of history) {
          run.wait(before);
          run.try(by, intent);
        }
        run.wait(wait);
        if (run.state.closedAt !== null) return;
        for (const { id, author, authorName, withdrawn } of Object.values(
          run.state.boards.contributions,
        )) {
          const by = { id: author, name: authorName, moderates: false };
          const verdict = run.verdict(by, { type: 'withdrawContribution', id });
          expect(verdict).toBe(withdrawn ? 'contributionUnknown' : 'allowed');
        }
      }),
    );
  });

  it('a workshop of before templates could say so reads as one whose boards stay open', () => {
    const run = new WorkshopRun().do(bo, openingOf(template));
    const old = throughJson(run.state);
    const text = JSON.stringify(old).replaceAll(/,"closes":(?:true|false)/gu, '');
    expect(text).not.toContain('closes');
    const read = workshopStateSchema.parse(JSON.parse(text));
    expect(read.opening?.template.steps.some(({ closes }) => closes)).toBe(false);
  });
});
