import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeRecap } from '../../src/recap/stream.ts';
import { momentsAround, weekOf } from '../../src/recap/time.ts';
import { lateLimitMs } from '../../src/recap/domain/due.ts';
import {
  recapDays,
  recapKey,
  type Recap,
  type RecapSchedule,
} from '../../src/recap/domain/state.ts';
import type { Journal } from '../../src/engine/ports.ts';
import { openDatabase } from '../../src/stores/postgres/open-database.ts';
import type { FakeMessage } from '../support/fake-chat.ts';
import { moderator } from '../support/people.ts';
import { openPglite } from '../support/pglite-socket.ts';
import { dayMs, hourMs, RecapTestBed, tuesdays, weekOfMessage } from '../support/recaps.ts';
import { runs } from '../support/runs.ts';

/** A year of 53 ISO weeks, with both changes of the clocks, and a little of the next. */
const start = Date.parse('2026-01-02T12:00Z');
const end = start + 370 * dayMs;
const stepMs = 2 * hourMs;
const communities = ['a', 'b', 'c'] as const;
type Community = (typeof communities)[number];

/** Zones that change their clocks, that don't, by half an hour, and at both ends of the day. */
const zones = [
  'America/Toronto',
  'Europe/Paris',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Honolulu',
  'UTC',
];

type Trouble = 'away' | 'crash' | 'unavailable' | 'forbidden' | 'losesAnswers' | 'storeDown';
/** Those in which commands work all the same. */
const reachable: ReadonlySet<Trouble> = new Set(['unavailable', 'forbidden', 'losesAnswers']);

type Happening =
  | { readonly what: 'trouble'; readonly trouble: Trouble; readonly hours: number }
  | { readonly what: 'schedule'; readonly who: Community; readonly schedule: RecapSchedule }
  | { readonly what: 'stop' | 'ask'; readonly who: Community }
  | { readonly what: 'restart' };

const who = fc.constantFrom(...communities);
const hour = fc.record({ hour: fc.nat(23), minute: fc.constantFrom('00', '15', '30') });
const anySchedule: fc.Arbitrary<RecapSchedule> = fc
  .record({
    day: fc.constantFrom(...recapDays),
    time: hour.map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${minute}`),
    timezone: fc.constantFrom(...zones),
    channel: fc.constantFrom('1', '2'),
  })
  .map((chosen) => ({ ...tuesdays, ...chosen }));

const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('trouble' as const),
      trouble: fc.constantFrom<Trouble[]>(
        'away',
        'crash',
        'unavailable',
        'forbidden',
        'losesAnswers',
        'storeDown',
      ),
      hours: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 20 * 24 })),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('schedule' as const), who, schedule: anySchedule }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constantFrom('stop' as const, 'ask' as const), who }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('restart' as const) }) },
);
/** Those in which clocks change, and the last of the year; trouble comes in a few weeks, one on the other. */
const eventful = fc.oneof(fc.constantFrom(9, 12, 39, 42, 43, 51, 52), fc.nat(51));
const anyYear = fc.record({
  first: fc.tuple(anySchedule, anySchedule, anySchedule),
  weeks: fc.tuple(eventful, eventful, eventful, eventful),
  happenings: fc.array(fc.tuple(fc.nat(3), fc.nat(7 * 24 - 1), anyHappening), {
    minLength: 5,
    maxLength: 60,
  }),
});

interface Change {
  readonly at: number;
  readonly who: Community;
  readonly schedule: RecapSchedule | undefined;
  readonly asked?: true;
  /** Its own moments come after this one. */
  readonly since: number;
}

/** Where a year is kept, if not in memory, and whether anything of it is under way. */
interface Store {
  readonly journal?: Journal;
  isBusy(): boolean;
}

const inMemory: Store = { isBusy: () => false };

/** Plays a year, and keeps what a judge needs to know of it. */
class Year {
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

type AnyYear = typeof anyYear extends fc.Arbitrary<infer Value> ? Value : never;

async function play(year: AnyYear, store = inMemory): Promise<Year> {
  const played = await Year.open(store);
  for (const [index, community] of communities.entries())
    await played.change(community, year.first[index] ?? tuesdays);
  const ahead = year.happenings
    .map(([week, hours, happening]) => {
      const days = 7 * (year.weeks[week] ?? 0);
      return { at: start + days * dayMs + hours * hourMs, happening };
    })
    .toSorted((a, b) => a.at - b.at);
  for (let at = start + stepMs; at < end; at += stepMs) {
    await played.look(at);
    while ((ahead[0]?.at ?? Infinity) <= at) {
      const next = ahead.shift();
      if (next !== undefined) await happen(played, next.happening);
    }
  }
  await played.mend();
  // Whatever was in doubt has time to be settled.
  for (let at = end; at < end + 2 * dayMs; at += stepMs) await played.look(at);
  return played;
}

async function happen(played: Year, happening: Happening): Promise<void> {
  if (happening.what === 'trouble') return played.trouble(happening.trouble, happening.hours);
  if (!played.listens) return;
  if (happening.what === 'restart') return played.run.restart();
  if (happening.what === 'ask') return played.ask(happening.who);
  return played.change(
    happening.who,
    happening.what === 'schedule' ? happening.schedule : undefined,
  );
}

/** The same, of which it is known how much of it is under way. */
function counted(journal: Journal, count: (by: number) => void): Journal {
  const during = async <T>(work: Promise<T>): Promise<T> => {
    count(1);
    return work.finally(() => count(-1));
  };
  return {
    snapshot: (stream) => during(journal.snapshot(stream)),
    read: async function* read(stream, sequence) {
      count(1);
      try {
        yield* journal.read(stream, sequence);
      } finally {
        count(-1);
      }
    },
    append: (...args) => during(journal.append(...args)),
    saveSnapshot: (...args) => during(journal.saveSnapshot(...args)),
    erase: (stream) => during(journal.erase(stream)),
    list: (kind) => journal.list(kind),
    streams: () => journal.streams(),
    close: () => journal.close(),
  };
}

const messagesOf = ({ run }: Year, community: Community) =>
  ['1', '2'].flatMap((each) => run.messages(`${community}${each}`));

/** The moments that a schedule had for itself: from when it was set until the next change. */
function ownMoments(year: Year, community: Community) {
  const changes = year.changes.filter((each) => each.who === community);
  return changes.flatMap(({ at: since, schedule }, index) => {
    const until = changes[index + 1]?.at ?? end;
    if (schedule === undefined) return [];
    const all = new Map<number, string>();
    for (let at = since; at < until + 7 * dayMs; at += 7 * dayMs)
      for (const moment of momentsAround(schedule, at)) all.set(moment.at, moment.week);
    return [...all]
      .map(([at, week]) => ({ at, week }))
      .filter(({ at }) => at > since && at + lateLimitMs + stepMs < until);
  });
}

describe('a year of recaps, whatever happens in it', () => {
  it('has each of them sent exactly once, or skipped because nothing could be sent for a day', async () => {
    await fc.assert(
      fc.asyncProperty(anyYear, async (happenings) => {
        const year = await play(happenings);
        for (const community of communities) judge(year, community);
        await agree(year);
      }),
      // A year takes too long to be made smaller: the seed is told at once instead.
      { ...runs(3, 24), endOnFailure: true },
    );
  }, 1_200_000);

  it('has so on PostgreSQL too', async () => {
    const pglite = await openPglite();
    const opened = await openDatabase(pglite.url, undefined, { mayLose: ['fsync'] });
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    let busy = 0;
    const journal = counted(opened.value, (by) => (busy += by));
    const [happenings] = fc.sample(anyYear, { numRuns: 1 });
    if (happenings === undefined) throw new Error('No year');
    const year = await play(happenings, { journal, isBusy: () => busy > 0 });
    for (const community of communities) judge(year, community);
    await agree(year);
    await opened.value.close();
    await pglite.close();
  }, 1_200_000);
});

function judge(year: Year, community: Community): void {
  const messages = messagesOf(year, community);
  const weeks = messages.map(weekOfMessage);
  expect(new Set(weeks).size, 'one recap an ISO week').toBe(weeks.length);
  for (const message of messages) expect(isWanted(year, community, message)).toBe(true);
  for (const { at, week } of ownMoments(year, community)) {
    const sent = messages.find((each) => weekOfMessage(each) === week);
    const couldBeSent = year.healthy.some((look) => look >= at && look <= at + lateLimitMs);
    if (couldBeSent)
      expect(sent, `${community} ${week} due ${new Date(at).toISOString()}`).toBeDefined();
  }
}

/** A message is of the schedule, or of the request, that stood when it was posted. */
function isWanted(year: Year, community: Community, message: FakeMessage): boolean {
  const { at: posted, channel } = message;
  const changes = year.changes.filter((each) => each.who === community && each.at <= posted);
  if (changes.some((each) => each.asked === true && posted - each.at <= lateLimitMs)) return true;
  const before = changes.findLast(({ at }) => at < posted);
  // What was changed at that very hour was so just before, or just after.
  const standing = [before, ...changes.filter(({ at }) => at === posted)];
  return standing.some(
    (each) =>
      each?.schedule?.channel === channel &&
      momentsAround(each.schedule, posted).some(
        ({ week, at }) =>
          week === weekOfMessage(message) &&
          at > each.since &&
          posted >= at &&
          posted - at <= lateLimitMs,
      ),
  );
}

const messageOf = ({ placement }: Recap) => placement.posts[recapKey]?.message;

/** Palabre knows of each message, and each was sent when it was due or in the day after. */
async function agree(year: Year): Promise<void> {
  for (const community of communities) {
    const recap = await year.run.recap(community);
    expect(recap.pending).toBeNull();
    for (const each of recap.recaps) {
      const { due } = each;
      const posted = messagesOf(year, community).find(({ id }) => id === messageOf(each));
      expect(posted?.at).toBeGreaterThanOrEqual(due);
      expect(posted?.at).toBeLessThanOrEqual(due + lateLimitMs);
    }
    const known = recap.recaps.map(messageOf);
    const latest = messagesOf(year, community)
      .toSorted((a, b) => a.at - b.at)
      .slice(-known.length || Infinity);
    expect(latest.map(({ id }) => id)).toEqual(known);
  }
}
