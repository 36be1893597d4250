import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardsOfStep } from '../../../src/template/domain/step-kinds.ts';
import { decideWorkshop, type WorkshopIntent } from '../../../src/workshop/domain/workshop.ts';
import { workshopStateSchema } from '../../../src/workshop/domain/state.ts';
import { anyAttempt, type Attempt } from '../../support/any-intent.ts';
import { closing } from '../../support/closing-template.ts';
import { throughJson } from '../../support/same.ts';
import { sampleTemplate } from '../../support/sample-template.ts';
import { ada, bo, openingOf, WorkshopRun } from '../../support/workshops.ts';
import { runs } from '../../support/runs.ts';

const template = closing(sampleTemplate);
const stepOf = (id: string | undefined) => template.steps.find((step) => step.id === id);

/** A clock on the wall: the time left for the current step, as an observer would know it. */
class WallClock {
  /** In minutes; undefined if the step has no time. */
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

/** Whether the rule, as the guide words it, lets people write on an opened board. */
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
/** Contributions to each board that can only be refused because the board is closed. */
const soundOnes = [
  sound('traces', 'libre', 'idee'),
  sound('proches', 'libre', 'idee'),
  sound('lointains', 'groupe', 'groupe'),
  sound('retours', 'libre', 'idee'),
  sound('sobre', 'un', 'idee'),
];

const closedKinds = new Set(['boardTimeUp', 'boardOfAnotherStep']);

/** The board an attempt wants to write on. */
function boardOf(run: WorkshopRun, intent: WorkshopIntent): string | undefined {
  if (intent.type === 'contribute' || intent.type === 'collect') return intent.board;
  if (intent.type !== 'editContribution') return undefined;
  return Object.values(run.state.boards.contributions).find(({ id }) => id === intent.id)?.board;
}

function checkAttempt(run: WorkshopRun, { by, intent }: Attempt, clock: WallClock): void {
  const { step } = run;
  const board = boardOf(run, intent);
  // Once all of it is over, nothing is left to close.
  const isOver = run.state.closedAt !== null;
  const open = board === undefined || isOver || mayWrite(board, step, clock);
  const decided = run.try(by, intent);
  if (decided.ok) clock.watch(intent, run.step !== step, run.step);
  if (decided.ok && decided.value.length > 0) expect(open).toBe(true);
  if (!decided.ok && closedKinds.has(decided.error.kind)) expect(open).toBe(false);
}

/** What would happen to each valid contribution now, without making it. */
function checkNow(run: WorkshopRun, clock: WallClock): void {
  if (run.state.opening === null || run.state.closedAt !== null) return;
  for (const intent of soundOnes) {
    const board = boardOf(run, intent) ?? '';
    if (!run.state.boards.opened.includes(board)) continue;
    const decided = decideWorkshop(run.state, intent, { ...run.context(bo), newId: () => 'c0' });
    expect([board, decided.ok]).toEqual([board, mayWrite(board, run.step, clock)]);
  }
}

const of = <T extends WorkshopIntent['type']>(type: T) => fc.constant(type);
/** What changes the time and the agenda, around the steps that close. */
const moves: fc.Arbitrary<WorkshopIntent> = fc.oneof(
  fc.record({ type: of('next'), skipOptional: fc.boolean() }),
  fc.record({ type: of('back') }),
  fc.record({ type: of('extend'), minutes: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ type: fc.constantFrom('pause' as const, 'resume' as const) }),
  fc.record({ type: of('startExercise'), exercise: fc.constantFrom('cercles', 'futurs') }),
);
const content = { values: { idee: 'oui' }, anonymous: false };
const writings: fc.Arbitrary<WorkshopIntent> = fc.oneof(
  fc.constantFrom(...soundOnes),
  fc.constantFrom('c1', 'c2').map((id) => ({ type: 'editContribution', id, ...content }) as const),
  fc
    .record({ board: fc.constantFrom('proches', 'retours'), source: fc.constantFrom('m1', 'm2') })
    .map((what) => ({ type: 'collect', author: bo, words: 'oui', ...what }) as const),
);
const wait = fc.oneof(fc.integer({ min: 0, max: 8 }), fc.constantFrom(19, 20, 40));
const bound: fc.Arbitrary<Attempt> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ by: fc.constant(ada), intent: moves, wait }) },
  { weight: 4, arbitrary: fc.record({ by: fc.constant(bo), intent: writings, wait }) },
  { weight: 1, arbitrary: anyAttempt },
);

/** Boards are opened and written on at once, so that there is something to edit once they close. */
const begun: readonly Attempt[] = [
  { by: ada, intent: openingOf(template), wait: 0 },
  { by: ada, intent: { type: 'startExercise', exercise: 'cercles' }, wait: 0 },
  { by: bo, intent: sound('proches', 'libre', 'idee'), wait: 0 },
  { by: bo, intent: sound('lointains', 'groupe', 'groupe'), wait: 0 },
];
const anyClosingHistory = fc
  .array(bound, { maxLength: 40, size: 'max' })
  .map((attempts) => [...begun, ...attempts]);

describe('whatever people do, and however long they wait', () => {
  it('a closing board takes contributions exactly while its step is current and has time left', () => {
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
      runs(100),
    );
  });

  it('authors can still withdraw from a closed board', () => {
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

  it('a workshop from before templates could close boards keeps them open', () => {
    const run = new WorkshopRun().do(bo, openingOf(template));
    const old = throughJson(run.state);
    const text = JSON.stringify(old).replaceAll(/,"closes":(?:true|false)/gu, '');
    expect(text).not.toContain('closes');
    const read = workshopStateSchema.parse(JSON.parse(text));
    expect(read.opening?.template.steps.some(({ closes }) => closes)).toBe(false);
  });
});
