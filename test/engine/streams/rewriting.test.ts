import { beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '../../../src/stores/open-journal.ts';
import { knownCommunities } from '../../../src/retention/known-communities.ts';
import type { Journal } from '../../../src/engine/ports.ts';
import { recordReader } from '../../../src/engine/streams/record-reader.ts';
import { changeRecap, readRecap } from '../../../src/recap/stream.ts';
import { eraseOld } from '../../../src/retention/expired.ts';
import { rewriteStream } from '../../../src/engine/streams/rewriting.ts';
import { communityKind } from '../../../src/community/stream.ts';
import { streamKinds } from '../../../src/program/stream-kinds.ts';
import { openStreams } from '../../../src/engine/streams/streams.ts';
import { ok } from '../../../src/kernel/result.ts';
import { allOf, recordOf } from '../../contract/journal.ts';
import { CommunityLife } from '../../support/community-life.ts';
import { keptLog } from '../../support/logs.ts';
import { participant } from '../../support/people.ts';

/** A journal whose process dies before the write of that number; what it did before stays. */
function dyingAt(journal: Journal, last: number): Journal {
  let writes = 0;
  const alive = async (work: () => Promise<void>): Promise<void> => {
    writes += 1;
    if (writes > last) throw new Error('the power was cut');
    await work();
  };
  return {
    ...journal,
    append: (...args) => alive(() => journal.append(...args)),
    erase: (...args) => alive(() => journal.erase(...args)),
  };
}

async function memory(): Promise<Journal> {
  const opened = await openJournal('memory://');
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
}

const streamsOn = (journal: Journal) =>
  openStreams(communityKind, { journal, clock: () => 1_000, log: keptLog().log });

const settings = { retention: 'oneYear' as const, timezone: 'Europe/Paris' };
const listed = { type: 'poll.listed' as const, id: 'p1', question: 'Des lilas ?', channel: 'c' };
const listingThird = () => ok([{ ...listed, id: 'p3' }]);
const forgotten = { type: 'poll.forgotten' as const, id: 'p1' };

async function lived(): Promise<Journal> {
  const journal = await memory();
  const streams = streamsOn(journal);
  for (const event of [{ type: 'settings.changed' as const, settings }, listed, forgotten])
    await streams.update('g', 'ana', () => ok([event]));
  return journal;
}

const held = async (journal: Journal) =>
  JSON.stringify([
    await allOf(journal, 'community/g'),
    await allOf(journal, 'new-community/g'),
    await journal.snapshot('community/g'),
  ]);

describe('a stream that is written anew', () => {
  it('holds the same, and none of the words it has forgotten', async () => {
    const journal = await lived();
    const streams = streamsOn(journal);
    const before = structuredClone(await streams.read('g'));
    expect(await streams.rewrite('g', () => true)).toEqual({ ok: true, value: true });
    expect(await held(journal)).not.toContain('lilas');
    const after = await streamsOn(journal).read('g');
    expect(after).toEqual({ ok: true, value: { ...(before.ok && before.value), stale: false } });
  });

  it('takes what is decided meanwhile after it', async () => {
    const journal = await lived();
    const streams = streamsOn(journal);
    const zone = { type: 'settings.changed' as const, settings: { timezone: 'America/Toronto' } };
    const during = [
      streams.update('g', 'ana', () => ok([zone])),
      streams.rewrite('g', () => true),
      streams.update('g', 'ana', () => ok([{ ...listed, id: 'p2' }])),
    ];
    expect((await Promise.all(during)).map(({ ok: done }) => done)).toEqual([true, true, true]);
    for (const each of [streams, streamsOn(journal)])
      expect(await each.read('g')).toMatchObject({
        value: { settings: { timezone: 'America/Toronto' }, polls: [{ id: 'p2' }] },
      });
  });

  it('still counts once what was asked just before', async () => {
    const journal = await lived();
    const streams = streamsOn(journal);
    await streams.update('g', 'ana', () => ok([{ ...listed, id: 'p2' }]), 'r1');
    await streams.rewrite('g', () => true);
    expect(await streamsOn(journal).update('g', 'ana', listingThird, 'r1')).toMatchObject({
      value: { repeated: true, state: { polls: [{ id: 'p2' }] } },
    });
  });

  it('can be read by the program that starts next, what waits beside it too', async () => {
    const journal = await lived();
    const streams = streamsOn(journal);
    await streams.rewrite('g', () => true);
    const reader = recordReader(streamKinds);
    for (const stream of ['community/g', 'new-community/g'])
      for (const record of await allOf(journal, 'community/g'))
        expect(reader.knows(stream, record)).toBe(true);
  });

  it.each([0, 1, 2, 3, 4, 5])(
    'by a process that dies before its write %i loses nothing, and can be written anew again',
    async (last) => {
      const journal = await lived();
      await streamsOn(dyingAt(journal, last)).rewrite('g', () => true);
      const streams = streamsOn(journal);
      expect(await streams.read('g')).toMatchObject({ value: { settings, polls: [] } });
      await streams.update('g', 'ana', () => ok([{ ...listed, id: 'p2', question: 'Un four ?' }]));
      await streams.rewrite('g', () => true);
      expect(await streamsOn(journal).read('g')).toMatchObject({
        value: { settings, polls: [{ id: 'p2' }] },
      });
      expect(await held(journal)).not.toContain('lilas');
    },
  );

  it('leaves nothing waiting, once it is looked for', async () => {
    const life = await CommunityLife.begin();
    await life.keep('g', 'oneYear');
    const { context: app } = life;
    const { journal } = app.tools;
    await journal.append('new-community/g', 1, recordOf('left behind'));
    for await (const id of knownCommunities(app, () => true)) expect(id).toBe('g');
    expect(await allOf(journal, 'new-community/g')).toEqual([]);
    expect(await life.records('community/g')).toBe(1);
  });

  it('that its process left empty is known, and taken in, at the next look', async () => {
    const journal = await lived();
    await rewriteStream(dyingAt(journal, 3), 'community/g', recordOf()).catch(() => {});
    expect(await allOf(journal, 'community/g')).toEqual([]);
    const life = await CommunityLife.begin();
    const { tools } = life.context;
    const app = {
      ...life.context,
      tools: { ...tools, journal },
      streams: { ...life.context.streams, communities: streamsOn(journal) },
    };
    const known: string[] = [];
    for await (const id of knownCommunities(app, () => true)) known.push(id);
    expect(known).toEqual(['g']);
    expect(await allOf(journal, 'new-community/g')).toEqual([]);
  });
});

describe('what was answered to a recap', () => {
  const ben = participant('ben');
  let life: CommunityLife;

  const answer = (text: string) =>
    changeRecap(life.context, 'g', ben, {
      type: 'answer',
      invitation: 'thinks',
      anonymous: false,
      text,
    });
  const words = async () => JSON.stringify(await allOf(life.context.tools.journal, 'recap/g'));

  beforeEach(async () => {
    life = await CommunityLife.begin();
    await recap(life, '2026-W03');
    await answer('des lilas');
  });

  it('is erased in its time, words, id and name, from the journal too', async () => {
    await life.keep('g', 'sixMonths');
    life.days(100);
    await eraseOld(life.context, 'g');
    expect(await words()).toContain('des lilas');
    life.days(100);
    await eraseOld(life.context, 'g');
    expect(await words()).not.toMatch(/lilas|ben/u);
    life.restart();
    expect(await readRecap(life.context, 'g')).toMatchObject({
      value: { answers: [], done: '2026-W03' },
    });
  });

  it('is kept where everything is', async () => {
    await life.keep('g', 'forever');
    life.days(5_000);
    await eraseOld(life.context, 'g');
    expect(await words()).toContain('des lilas');
  });

  it('of late is kept when older answers go', async () => {
    await life.keep('g', 'sixMonths');
    life.days(150);
    await recap(life, '2026-W24');
    await answer('un four à pain');
    life.days(50);
    await eraseOld(life.context, 'g');
    expect(await words()).not.toContain('des lilas');
    expect(await words()).toContain('un four à pain');
  });
});

/** A recap that was posted now. */
async function recap(life: CommunityLife, week: string): Promise<void> {
  const outline = {
    from: 0,
    until: life.now,
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
  const begun = {
    week,
    due: life.now,
    channel: 'c',
    locale: 'fr' as const,
    generation: 1,
    outline,
  };
  await life.context.streams.recaps.update('g', null, () =>
    ok([
      { type: 'recap.begun', ...begun },
      { type: 'recap.posted', week, message: `m-${week}`, revision: '1', at: life.now },
    ]),
  );
}
