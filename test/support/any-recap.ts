import * as fc from 'fast-check';
import { nextRecap, type RecapMoment } from '../../src/recap/domain/due.ts';
import { evolveRecap } from '../../src/recap/domain/fold.ts';
import { forgetOld } from '../../src/recap/domain/keeping.ts';
import { decideRecap } from '../../src/recap/domain/recap.ts';
import type { RecapIntent, RecapNews } from '../../src/recap/domain/intents.ts';
import { recordRecap } from '../../src/recap/domain/recording.ts';
import { invitations, type RecapOutline } from '../../src/recap/domain/outline.ts';
import {
  emptyRecap,
  recapKey,
  type RecapEvent,
  type RecapState,
} from '../../src/recap/domain/state.ts';
import type { Actor } from '../../src/kernel/people.ts';
import { moderator, participant } from './people.ts';

const dayMs = 24 * 60 * 60_000;
const begins = Date.UTC(2026, 0, 30, 17);

/** Twelve Fridays, the first of them the fifth week's. */
export const fridays: readonly RecapMoment[] = Array.from({ length: 12 }, (_, index) => ({
  week: `2026-W${String(index + 5).padStart(2, '0')}`,
  at: begins + index * 7 * dayMs,
}));

export const emptyOutline: RecapOutline = {
  from: 0,
  until: 1,
  moved: [],
  voices: 0,
  quotes: [],
  echoes: [],
  unanswered: [],
  moreUnanswered: 0,
  polls: [],
  next: [],
  weeks: [],
};

/** A community's recaps: decides, records, and folds what was recorded. */
export class RecapRun {
  now = begins - dayMs;
  state: RecapState = emptyRecap();
  readonly events: RecapEvent[] = [];

  #fold(events: readonly RecapEvent[]): RecapEvent['type'][] {
    for (const event of events) {
      this.events.push(structuredClone(event));
      this.state = evolveRecap(this.state, event);
    }
    return events.map(({ type }) => type);
  }

  try(intent: RecapIntent, by: Actor = moderator('ada')) {
    const decided = decideRecap(this.state, intent, { now: this.now, by, isTimezone: () => true });
    this.#fold(decided.ok ? decided.value : []);
    return decided;
  }

  note(news: RecapNews): RecapEvent['type'][] {
    return this.#fold(recordRecap(this.state, news, this.now));
  }

  forget(): RecapEvent['type'][] {
    return this.#fold(forgetOld(this.state, 'sixMonths', this.now));
  }

  get week(): string {
    return fridays.findLast(({ at }) => at <= this.now)?.week ?? '2026-W04';
  }

  /** Begins what is due, if anything is. */
  begin(): string | undefined {
    const step = nextRecap(this.state, fridays, this.now);
    if (step.kind !== 'send' || step.begun !== undefined) return undefined;
    this.note({ type: 'begin', recap: step.recap, outline: emptyOutline });
    return step.recap.week;
  }

  schedule(channel = 'c'): this {
    const when = { day: 'friday', time: '17:00', timezone: 'UTC' } as const;
    this.try({
      type: 'schedule',
      schedule: { ...when, channel, locale: 'fr', whenEmpty: 'line' },
    });
    return this;
  }

  ask(week = this.week, channel = 'c') {
    return this.try({ type: 'ask', week, channel, locale: 'fr' });
  }

  answer(person: string, text: string) {
    const intent = { type: 'answer', invitation: 'thinks', text, anonymous: false } as const;
    return this.try(intent, participant(person));
  }

  /** Asked for now, and posted. */
  post(week = this.week): this {
    this.ask(week);
    this.begin();
    this.note(placed(week));
    return this;
  }
}

export const placed = (week: string): RecapNews => ({
  type: 'shown',
  week,
  what: { type: 'post.placed', key: recapKey, channel: 'c', message: `m-${week}`, revision: '1' },
});
export const removed = (week: string, inDoubt = false): RecapNews => ({
  type: 'shown',
  week,
  what: { type: 'post.removed', key: recapKey, ...(inDoubt ? { inDoubt } : {}) },
});

type Doing = (run: RecapRun) => unknown;

const channel = fc.constantFrom('c', 'd', 'constructor');
const pendingWeek = (run: RecapRun) => run.state.pending?.week ?? run.week;

/** What people and Palabre itself may do next. */
const anyDoing: fc.Arbitrary<Doing> = fc.oneof(
  channel.map(
    (at): Doing =>
      (run) =>
        run.schedule(at),
  ),
  fc.constant<Doing>((run) => run.try({ type: 'stop' })),
  channel.map(
    (at): Doing =>
      (run) =>
        run.ask(run.week, at),
  ),
  {
    weight: 3,
    arbitrary: fc
      .record({
        invitation: fc.constantFrom(...invitations),
        text: fc.constantFrom('Oui', ' Non ', '', 'x'.repeat(501)),
        anonymous: fc.boolean(),
        by: fc.constantFrom('ada', 'bo', 'constructor'),
      })
      .map(
        ({ by, ...answer }): Doing =>
          (run) =>
            run.try({ type: 'answer', ...answer }, participant(by)),
      ),
  },
  { weight: 4, arbitrary: fc.constant<Doing>((run) => run.begin()) },
  { weight: 4, arbitrary: fc.constant<Doing>((run) => run.note(placed(pendingWeek(run)))) },
  fc.boolean().map(
    (doubt): Doing =>
      (run) =>
        run.note(removed(pendingWeek(run), doubt)),
  ),
  channel.map(
    (at): Doing =>
      (run) =>
        run.note({ type: 'fail', week: pendingWeek(run), what: { channel: at } }),
  ),
  channel.map(
    (at): Doing =>
      (run) =>
        run.note({ type: 'channelGone', channel: at, week: run.week }),
  ),
  fc.array(fc.constantFrom('w1', 'w2', 'constructor')).map(
    (workshops): Doing =>
      (run) =>
        run.note({ type: 'leftOut', channel: 'c', workshops: [...new Set(workshops)] }),
  ),
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }).map((days): Doing => waiting(days)) },
);

const waiting =
  (days: number): Doing =>
  (run) => {
    run.now += days * dayMs;
  };

export const anyRecapLife: fc.Arbitrary<readonly Doing[]> = fc.array(anyDoing, {
  maxLength: 40,
  size: 'max',
});

export function recapAfter(life: readonly Doing[], look?: (run: RecapRun) => void): RecapRun {
  const run = new RecapRun().schedule();
  for (const doing of life) {
    doing(run);
    look?.(run);
  }
  return run;
}
