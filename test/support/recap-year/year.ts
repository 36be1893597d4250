import { changeRecap } from '../../../src/recap/stream.ts';
import { weekOf } from '../../../src/recap/time.ts';
import type { RecapSchedule } from '../../../src/recap/domain/state.ts';
import { moderator } from '../people.ts';
import { hourMs, RecapTestBed } from '../recaps.ts';
import { communities, reachable, start, type Community, type Trouble } from './any-year.ts';
import type { Store } from './store.ts';

export interface Change {
  readonly at: number;
  readonly who: Community;
  readonly schedule: RecapSchedule | undefined;
  readonly asked?: true;
  /** Its own moments come after this one. */
  readonly since: number;
}

/** Plays a year, and keeps what a judge needs to know of it. */
export class Year {
  readonly run: RecapTestBed;
  readonly #store: Store;
  /** The looks at which everything worked. */
  readonly healthy: number[] = [];
  readonly changes: Change[] = [];
  #mend: (() => Promise<void>) | undefined;
  #mendAt = Infinity;
  #trouble: Trouble | undefined;

  static async open(store: Store): Promise<Year> {
    return new Year(await RecapTestBed.open(start, communities, store), store);
  }

  constructor(run: RecapTestBed, store: Store) {
    this.run = run;
    this.#store = store;
  }

  async change(community: Community, schedule: RecapSchedule | undefined): Promise<void> {
    const { run } = this;
    const place =
      schedule === undefined ? undefined : { ...schedule, channel: channelOf(community, schedule) };
    const intent =
      place === undefined
        ? { type: 'stop' as const }
        : { type: 'schedule' as const, schedule: place };
    const done = await changeRecap(run.app.context, community, moderator('ada'), intent);
    if (!done.ok) return;
    const at = run.time.now;
    const former = this.#standing(community);
    const since = sameHours(former?.schedule, place) ? (former?.since ?? at) : at;
    this.changes.push({ at, who: community, schedule: place, since });
    await run.settled();
  }

  #standing(community: Community): Change | undefined {
    return this.changes.findLast((each) => each.who === community);
  }

  async ask(community: Community): Promise<void> {
    const { run } = this;
    const standing = this.#standing(community);
    const schedule = standing?.schedule;
    const timezone = schedule?.timezone ?? 'America/Toronto';
    const week = weekOf(run.time.now, timezone);
    const channel = schedule?.channel ?? `${community}1`;
    const intent = { type: 'ask' as const, week, channel, locale: 'en' as const };
    const done = await changeRecap(run.app.context, community, moderator('ada'), intent);
    if (!done.ok) return;
    // What was due then is as good as rescheduled.
    const at = run.time.now;
    this.changes.push({ at, who: community, schedule, asked: true, since: standing?.since ?? at });
    await run.settled();
  }

  /** One trouble at a time: the next one mends it. */
  async trouble(trouble: Trouble, hours: number): Promise<void> {
    await this.mend();
    const { run } = this;
    this.#trouble = trouble;
    this.#mendAt = run.time.now + hours * hourMs;
    const failing = (kind: 'unavailable' | 'forbidden') =>
      run.chat.fail(() =>
        kind === 'forbidden' ? { kind, permission: 'send' } : { kind, detail: '500' },
      );
    switch (trouble) {
      case 'away':
        run.kill();
        this.#mend = () => run.restart();
        return;
      case 'crash':
        run.chat.mood = 'neverAnswers';
        this.#mend = async () => {
          run.chat.mood = 'well';
          await run.restart();
        };
        return;
      case 'losesAnswers':
        run.chat.mood = 'losesAnswers';
        this.#mend = async () => void (run.chat.mood = 'well');
        return;
      case 'storeDown':
        run.app.store.writes = false;
        this.#mend = async () => void (run.app.store.writes = true);
        return;
      default: {
        const mend = failing(trouble);
        this.#mend = async () => mend();
      }
    }
  }

  async look(at: number): Promise<void> {
    const { run } = this;
    run.time.now = at;
    if (at >= this.#mendAt) await this.mend();
    run.look();
    if (this.#mend === undefined) {
      await run.settled();
      this.healthy.push(at);
      return;
    }
    // Something may be waiting for an answer that never comes.
    for (let turn = 0; turn < 60; turn = this.#store.isBusy() ? 0 : turn + 1)
      await new Promise((resolve) => void setImmediate(resolve));
  }

  async mend(): Promise<void> {
    const mend = this.#mend;
    this.#mend = undefined;
    this.#mendAt = Infinity;
    this.#trouble = undefined;
    await mend?.();
  }

  /** Whether Palabre can be told anything: it is there, and can record it. */
  get listens(): boolean {
    return this.#trouble === undefined || reachable.has(this.#trouble);
  }
}

const hoursOf = ({ day, time, timezone }: RecapSchedule) => `${day} ${time} ${timezone}`;

function sameHours(a: RecapSchedule | undefined, b: RecapSchedule | undefined): boolean {
  return a !== undefined && b !== undefined && hoursOf(a) === hoursOf(b);
}

/** A channel is in one community. */
const channelOf = (community: Community, { channel }: RecapSchedule) => `${community}${channel}`;
