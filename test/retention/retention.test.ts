import { changeCommunity } from '../../src/community/stream.ts';
import { openedWorkshop } from '../../src/workshop/stream.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attend } from '../../src/retention/removed.ts';
import { knownCommunities } from '../../src/retention/known-communities.ts';
import { erasuresAhead } from '../../src/retention/ahead.ts';
import { eraseOld } from '../../src/retention/expired.ts';
import { watchRetention } from '../../src/retention/watch.ts';
import { ok } from '../../src/kernel/result.ts';
import { changePlans, readPlans } from '../../src/plan/stream.ts';
import { openSubjects } from '../../src/program/subjects.ts';
import { readTexts } from '../../src/program/texts.ts';
import { erasedAt } from '../../src/community/domain/retention.ts';
import { WakeQueue } from '../../src/engine/schedule/wake-queue.ts';
import { CommunityLife } from '../support/community-life.ts';

let life: CommunityLife;

function watching(
  communities: () => Iterable<string>,
  isTimeConfirmed = async (): Promise<boolean> => true,
) {
  const wakes = new WakeQueue({ now: () => life.now, monotonic: () => performance.now() });
  return watchRetention(life.context, { wakes, communities, isTimeConfirmed });
}

beforeEach(async () => {
  life = await CommunityLife.begin();
});

const look = (community = 'g') => eraseOld(life.context, community);

const records = (...streams: string[]) =>
  Promise.all(streams.map((stream) => life.records(stream)));

async function opened(id: string) {
  const found = await openedWorkshop(life.context, id);
  if (!found.ok) throw new Error(found.error.kind);
  return found.value;
}
const ahead = () => erasuresAhead(life.context, 'g');

describe('what is over', () => {
  it('is erased with its polls once its time has come, and not before', async () => {
    await life.keep('g', 'sixMonths');
    const id = await life.workshop('g');
    await life.end(id);
    const end = life.now;
    const streams = [`workshop/${id}`, `poll/${id}-vote`];
    life.now = (erasedAt(end, 'sixMonths') ?? 0) - 7 * 24 * 60 * 60_000;
    await look();
    life.days(7);
    life.now -= 1;
    await look();
    expect(await records(...streams)).not.toContain(0);
    expect(await life.listed('g')).toEqual([id]);
    life.now += 1;
    await look();
    expect(await records(...streams)).toEqual([0, 0]);
    expect(await life.listed('g')).toEqual([]);
    expect(await openedWorkshop(life.context, id)).toEqual({
      ok: false,
      error: { kind: 'noWorkshop' },
    });
    life.restart();
    expect(await life.listed('g')).toEqual([]);
  });

  it('includes a poll of its own, but nothing that is still open', async () => {
    await life.keep('g', 'oneYear');
    const [closed, open] = [await life.poll('g'), await life.poll('g')];
    const workshop = await life.workshop('g');
    await life.close(closed);
    life.days(5_000);
    await look();
    expect(await life.listed('g')).toEqual([open]);
    expect(await records(`poll/${closed}`)).toEqual([0]);
    expect(await records(`poll/${open}`, `workshop/${workshop}`)).not.toContain(0);
  });

  it('is kept for ever where that was chosen, and erased after 180 days where nothing was', async () => {
    await life.keep('g', 'forever');
    const [mine, theirs] = [await life.poll('g'), await life.poll('h')];
    await life.close(mine);
    await life.close(theirs);
    life.days(5_000);
    await look('g');
    expect(await life.listed('g')).toEqual([mine]);
    await look('h');
    expect(await records(`poll/${mine}`, `poll/${theirs}`)).toEqual([expect.any(Number), 0]);
    expect(await life.records(`poll/${mine}`)).toBeGreaterThan(0);
  });

  it('takes a workshop off the list that was never opened, whose place a crash left there', async () => {
    await life.keep('g', 'fiveYears');
    const ada = { id: 'ada', name: 'Ada', moderates: true };
    for (const type of ['listWorkshop', 'endWorkshop'] as const)
      await changeCommunity(life.context, 'g', ada, { type, id: 'w', channel: 'c' });
    await look();
    expect(await life.listed('g')).toEqual([]);
  });
});

describe('an erasure', () => {
  let workshop: string;
  beforeEach(async () => {
    await life.keep('g', 'sixMonths');
    workshop = await life.workshop('g');
    await life.end(workshop);
    life.days(400);
    await look();
    life.days(7);
  });

  it('cut short before it is forgotten is forgotten the next time', async () => {
    const polls = Object.values((await opened(workshop)).polls);
    for (const poll of polls) await life.context.tools.journal.erase(`poll/${poll}`);
    await life.context.tools.journal.erase(`workshop/${workshop}`);
    life.restart();
    await look();
    expect(await life.listed('g')).toEqual([]);
  });

  it('is forgotten by the recaps that left it out, before the community forgets it', async () => {
    await look();
    const id = await life.workshop('g');
    await life.end(id);
    const { recaps } = life.context.streams;
    await recaps.update('g', null, () =>
      ok([{ type: 'recap.leftOut' as const, workshop: id, channel: 'c' }]),
    );
    life.days(300);
    await look();
    life.days(7);
    const { append } = life.context.tools.journal;
    const cut = vi.spyOn(life.context.tools.journal, 'append');
    cut.mockImplementation((stream, ...record) =>
      stream === 'recap/g' ? Promise.reject(new Error('cut')) : append(stream, ...record),
    );
    await look();
    expect(await life.listed('g')).toEqual([id]);
    cut.mockRestore();
    await look();
    expect(await recaps.read('g')).toMatchObject({ value: { leftOut: {} } });
    expect(await life.listed('g')).toEqual([]);
  });

  it('is not undone by what was just posted of it', async () => {
    const { translatorOf } = readTexts('discord');
    const known = { problems: [], privateThreads: true };
    const { load } = openSubjects(life.context, translatorOf);
    const subjects = [
      { kind: 'workshop', id: workshop },
      { kind: 'poll', id: `${workshop}-vote` },
    ] as const;
    const loaded = await Promise.all(subjects.map(({ kind, id }) => load({ kind, id }, known)));
    await look();
    for (const each of loaded) {
      const subject = each.ok ? each.value : undefined;
      const done = await subject?.record({ event: { type: 'post.removed', key: 'x' }, seen: {} });
      expect(done).toEqual({ ok: false, error: { kind: 'erased' } });
    }
    const names = subjects.map(({ kind, id }) => `${kind}/${id}`);
    expect(await records(...names)).toEqual([0, 0]);
  });

  it('waits for a store that is down, and loses nothing meanwhile', async () => {
    life.restart();
    life.app.store.writes = false;
    await look();
    life.app.store.writes = true;
    expect(await life.listed('g')).toEqual([workshop]);
    expect((await opened(workshop)).closedAt).not.toBeNull();
    await look();
    expect(await life.listed('g')).toEqual([]);
  });

  it('is logged by its id only, and its posts are forgotten', async () => {
    await look();
    const entries = life.app.entries.filter(
      ({ what }) => what === 'erased after its retention period',
    );
    expect(entries.map(({ facts }) => facts)).toEqual([
      { community: 'g', kind: 'workshop', id: workshop },
    ]);
    expect(life.app.changed.at(-1)).toEqual({ kind: 'workshop', id: workshop });
  });

  it('stops where somebody chose to keep things after all', async () => {
    const poll = await life.poll('g');
    await life.close(poll);
    life.days(400);
    const looking = look();
    await life.keep('g', 'forever');
    await looking;
    expect(await life.listed('g')).toContain(poll);
  });
});

describe('what is ahead', () => {
  it('is nothing while nothing is over', async () => {
    await life.keep('g', 'sixMonths');
    await life.poll('g');
    expect(await ahead()).toEqual({ ok: true, value: { due: 0, first: undefined } });
  });

  it('counts what is past its time, and says when the first of the others comes', async () => {
    await life.keep('g', 'oneYear');
    for (let n = 0; n < 2; n += 1) await life.close(await life.poll('g'));
    life.days(300);
    const end = life.now;
    await life.end(await life.workshop('g'));
    life.days(100);
    await life.close(await life.poll('g'));
    expect(await ahead()).toEqual({
      ok: true,
      value: { due: 2, first: erasedAt(end, 'oneYear') },
    });
  });
});

/** As slow as a big workshop: each stream takes a few milliseconds that nothing else can have. */
function slowStore(): string[] {
  const { journal } = life.context.tools;
  const read: string[] = [];
  const snapshot = journal.snapshot.bind(journal);
  vi.spyOn(journal, 'snapshot').mockImplementation((stream) => {
    read.push(stream);
    const end = performance.now() + 3;
    while (performance.now() < end);
    return snapshot(stream);
  });
  return read;
}

/** How many turns others had meanwhile. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let going = true;
  const count = (): void => {
    turns += 1;
    if (going) setImmediate(count);
  };
  setImmediate(count);
  await work();
  going = false;
  return turns;
}

describe('looking through much', () => {
  beforeEach(async () => {
    await life.keep('g', 'oneYear');
    for (let n = 0; n < 40; n += 1) await life.close(await life.poll('g'));
    life.restart();
  });

  it.each([
    ['for what to erase', () => look()],
    ['for what is ahead', () => ahead()],
  ])('%s lets others have their turn, again and again', async (_, work) => {
    slowStore();
    expect(await turnsDuring(work)).toBeGreaterThan(5);
  });

  it('reads each poll once, to note when it closed, and none at the next look', async () => {
    const read = slowStore();
    await look();
    expect(read.filter((stream) => stream.startsWith('poll/'))).toHaveLength(40);
    read.length = 0;
    await look();
    await ahead();
    expect(read).toEqual([]);
    life.days(366);
    await look();
    expect(await life.listed('g')).toEqual([]);
  });
});

const communities = (...there: string[]) =>
  knownCommunities(life.context, (id) => there.includes(id));

async function lookFrom(...there: string[]): Promise<void> {
  for await (const id of communities(...there)) await look(id);
}

describe('a server that Palabre left', () => {
  it('has what it kept erased in its time, as any other', async () => {
    await life.keep('g', 'sixMonths');
    const poll = await life.poll('g');
    await life.close(poll);
    life.days(200);
    life.restart();
    await lookFrom();
    expect(await records(`poll/${poll}`)).toEqual([0]);
  });

  it('has everything erased after a month, whatever it chose', async () => {
    await life.keep('g', 'forever');
    const [workshop, poll] = [await life.workshop('g'), await life.poll('g')];
    await lookFrom();
    life.days(29);
    await lookFrom();
    expect((await opened(workshop)).closedAt).toBeNull();
    life.days(1);
    await lookFrom();
    const streams = [`workshop/${workshop}`, `poll/${workshop}-vote`, `poll/${poll}`];
    expect(await records(...streams, 'community/g')).toEqual([0, 0, 0, 0]);
    await lookFrom();
    expect(await records('community/g')).toEqual([0]);
  });

  it('has everything erased at once if its administration asked for that', async () => {
    const settings = { retention: 'forever', eraseWhenLeft: true } as const;
    const ada = { id: 'ada', name: 'Ada', moderates: true };
    await changeCommunity(life.context, 'g', ada, { type: 'changeSettings', settings });
    const workshop = await life.workshop('g');
    await lookFrom('g');
    expect(await records(`workshop/${workshop}`)).not.toContain(0);
    await attend(life.context, 'g', () => false, true);
    expect(await records(`workshop/${workshop}`, 'community/g')).toEqual([0, 0]);
  });

  it('loses nothing at a start with another bot’s token, which finds it gone without being told', async () => {
    const settings = { retention: 'forever', eraseWhenLeft: true } as const;
    const ada = { id: 'ada', name: 'Ada', moderates: true };
    await changeCommunity(life.context, 'g', ada, { type: 'changeSettings', settings });
    const workshop = await life.workshop('g');
    await lookFrom();
    expect(await records(`workshop/${workshop}`)).not.toContain(0);
    await lookFrom('g');
    life.days(1);
    await lookFrom();
    expect(await records(`workshop/${workshop}`)).not.toContain(0);
    life.days(1);
    await lookFrom();
    expect(await records(`workshop/${workshop}`, 'community/g')).toEqual([0, 0]);
  });

  it('keeps what is left if Palabre comes back while it is being erased', async () => {
    const workshop = await life.workshop('g');
    await attend(life.context, 'g', () => false, true);
    life.days(30);
    let asked = 0;
    await attend(life.context, 'g', () => (asked += 1) > 3, true);
    expect(await records(`workshop/${workshop}`, 'community/g')).not.toContain(0);
    await lookFrom('g');
    expect(await life.context.streams.communities.read('g')).toMatchObject({
      value: { workshops: { c1: workshop } },
    });
  });

  it('has what was planned there erased after a month, though it kept nothing else', async () => {
    const { context: app } = life;
    const ada = { id: 'ada', name: 'Ada', moderates: true };
    const startsAt = life.now + 300 * 24 * 60 * 60_000;
    const planned = { channel: 'c', template: 'small', title: 'Un atelier', startsAt };
    const intent = {
      type: 'plan',
      id: 'p',
      now: life.now,
      endsAt: startsAt + 1,
      ...planned,
    } as const;
    await changePlans(app, 'g', ada, intent);
    await lookFrom();
    life.days(30);
    await lookFrom();
    expect(await readPlans(app, 'g')).toEqual({ ok: true, value: {} });
    expect(await records('plan/g', 'community/g')).toEqual([0, 0]);
  });

  it('that it came back to meanwhile loses nothing', async () => {
    await life.keep('g', 'sixMonths');
    const workshop = await life.workshop('g');
    await lookFrom();
    life.days(20);
    await lookFrom('g');
    life.days(20);
    await lookFrom();
    expect((await opened(workshop)).closedAt).toBeNull();
  });
});

describe('a look while the hour is not sure', () => {
  it('erases nothing, and is had once it is', async () => {
    vi.useFakeTimers();
    await life.keep('g', 'sixMonths');
    await life.close(await life.poll('g'));
    life.days(2 * 365);
    let sure = false;
    const watch = watching(
      () => ['g'],
      async () => sure,
    );
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(await life.listed('g')).toHaveLength(1);
    sure = true;
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(await life.listed('g')).toEqual([]);
    await watch.stop();
    vi.useRealTimers();
  });
});

describe('the watch', () => {
  beforeEach(() => {
    // Turns are really taken while it looks.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('looks at every community at once, then once a day, until it is stopped', async () => {
    await life.keep('g', 'sixMonths');
    const [first, second] = [await life.poll('g'), await life.poll('g')];
    await life.close(first);
    life.days(200);
    const watch = watching(() => ['h', 'g']);
    await watch.settled();
    expect(await life.listed('g')).toEqual([second]);
    await life.close(second);
    life.days(200);
    await vi.advanceTimersByTimeAsync(23 * 60 * 60_000);
    expect(await life.listed('g')).toEqual([second]);
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    await watch.settled();
    expect(await life.listed('g')).toEqual([]);
    const third = await life.poll('g');
    await life.close(third);
    life.days(200);
    await watch.stop();
    await vi.advanceTimersByTimeAsync(48 * 60 * 60_000);
    expect(await life.listed('g')).toEqual([third]);
  });

  it('goes on after a look that could not be had', async () => {
    await life.keep('g', 'sixMonths');
    await life.close(await life.poll('g'));
    life.days(200);
    let calls = 0;
    const watch = watching(() => {
      calls += 1;
      if (calls === 1) throw new Error('not connected yet');
      return ['g'];
    });
    await vi.advanceTimersByTimeAsync(24 * 60 * 60_000);
    await watch.settled();
    expect(await life.listed('g')).toEqual([]);
    await watch.stop();
  });
});
