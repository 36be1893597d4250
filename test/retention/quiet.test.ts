import { beforeEach, describe, expect, it } from 'vitest';
import { changeCommunity } from '../../src/community/stream.ts';
import { systemActor } from '../../src/engine/context.ts';
import { createPollIn, updatePoll } from '../../src/poll/cases.ts';
import { eraseOrphans, noteListed } from '../../src/retention/orphans.ts';
import { endQuiet } from '../../src/retention/quiet.ts';
import { actOn } from '../../src/workshop/cases.ts';
import { openedWorkshop } from '../../src/workshop/stream.ts';
import { CommunityLife } from '../support/community-life.ts';
import { moderator } from '../support/people.ts';
import { rules } from '../support/polls.ts';

const ada = moderator('ada');
let life: CommunityLife;
beforeEach(async () => {
  life = await CommunityLife.begin();
});

const look = () => endQuiet(life.context, 'g');

/** Looks once a day, as the program does. */
async function pass(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    life.days(1);
    await look();
  }
}

async function opened(id: string) {
  const found = await openedWorkshop(life.context, id);
  if (!found.ok) throw new Error(found.error.kind);
  return found.value;
}

async function pollOf(id: string) {
  const found = await life.context.streams.polls.read(id);
  if (!found.ok) throw new Error(found.error.kind);
  return found.value;
}

describe('a workshop that nobody ends', () => {
  let id: string;
  beforeEach(async () => {
    id = await life.workshop('g');
  });

  it('is asked about after 45 days, and ends by itself after 60, its summary asked for', async () => {
    await pass(44);
    expect((await opened(id)).quietAskedAt).toBeUndefined();
    await pass(1);
    expect((await opened(id)).quietAskedAt).toBe(life.now);
    await pass(14);
    expect((await opened(id)).closedAt).toBeNull();
    await pass(1);
    expect(await opened(id)).toMatchObject({ closedAt: life.now, summaryAsked: 1 });
    expect(await life.listed('g')).toEqual([id]);
    expect((await pollOf(`${id}-vote`)).status).toBe('closed');
  });

  it('goes on once somebody says so, or does anything', async () => {
    for (const type of ['goOn', 'join'] as const) {
      await pass(50);
      expect((await opened(id)).quietAskedAt).toBeDefined();
      await actOn(life.context, id, type === 'goOn' ? ada : moderator('bo'), { type });
      expect(await opened(id)).toMatchObject({ activeAt: life.now });
      expect((await opened(id)).quietAskedAt).toBeUndefined();
    }
  });

  it('goes on while people vote in it', async () => {
    await pass(40);
    const asked = { options: 9, wording: 0 };
    const vote = { type: 'vote', yes: [], ifNeedBe: [], asked } as const;
    const cast = await updatePoll(life.context, `${id}-vote`, moderator('bo'), false, vote);
    expect(cast.ok).toBe(true);
    await pass(40);
    expect((await opened(id)).quietAskedAt).toBeUndefined();
    await pass(6);
    expect((await opened(id)).quietAskedAt).toBeDefined();
  });

  it('is not ended before those who were asked had two weeks, however long nobody looked', async () => {
    life.days(300);
    await look();
    await look();
    expect((await opened(id)).closedAt).toBeNull();
    await pass(14);
    expect((await opened(id)).closedAt).toBeNull();
    await pass(1);
    expect((await opened(id)).closedAt).toBe(life.now);
  });

  it('is left alone on a server that Palabre left: all of it goes in time', async () => {
    const gone = { type: 'notePresence', leftAt: life.now } as const;
    await changeCommunity(life.context, 'g', systemActor, gone);
    await pass(70);
    expect((await opened(id)).closedAt).toBeNull();
  });
});

describe('a poll that nobody closes', () => {
  it('is asked about, then closes by itself; a vote or a word keeps it open', async () => {
    const [kept, left] = [await life.poll('g'), await life.poll('g')];
    await pass(46);
    expect(await pollOf(left)).toMatchObject({ quietAskedAt: expect.any(Number) });
    await updatePoll(life.context, kept, ada, true, { type: 'goOn' });
    await pass(20);
    expect((await pollOf(left)).status).toBe('closed');
    expect((await pollOf(kept)).status).toBe('open');
  });

  it('with an hour of its own closes then, and is not asked about', async () => {
    const id = await life.poll('g');
    const closesAt = life.now + 75 * 24 * 60 * 60_000;
    await updatePoll(life.context, id, ada, true, { type: 'change', closesAt });
    await pass(70);
    expect(await pollOf(id)).toMatchObject({ status: 'open' });
    expect((await pollOf(id)).quietAskedAt).toBeUndefined();
  });
});

const draft = {
  question: 'Lequel ?',
  options: ['Un', 'Deux'].map((label, index) => ({ id: `o${index}`, label })),
  rules,
};

describe('a poll that is never opened', () => {
  it('is erased 60 days after it was first seen, or last worked on', async () => {
    const made = await createPollIn(life.context, { community: 'g', channel: 'c' }, ada, draft);
    if (!made.ok) throw new Error(made.error.kind);
    const { id } = made.value;
    await pass(50);
    await updatePoll(life.context, id, ada, true, { type: 'revise', draft });
    await pass(60);
    expect(await life.listed('g')).toEqual([id]);
    await pass(1);
    expect(await life.listed('g')).toEqual([]);
    expect(await life.records(`poll/${id}`)).toBe(0);
  });
});

async function lookForOrphans(): Promise<void> {
  const listed = new Set<string>();
  for (const id of ['g', 'h']) await noteListed(life.context, id, listed);
  await eraseOrphans(life.context, listed, new AbortController().signal);
}

describe('what no community lists', () => {
  it('is erased: a poll after a day, a workshop after its time; what is listed stays', async () => {
    const [listed, other] = [await life.workshop('g'), await life.poll('h')];
    const setUp = { community: 'g', channel: 'c', locale: 'fr', ...draft } as const;
    await updatePoll(life.context, 'lost', ada, true, { type: 'create', setUp });
    const lost = await life.workshop('g');
    await life.end(lost);
    await changeCommunity(life.context, 'g', systemActor, { type: 'forgetWorkshop', id: lost });
    await lookForOrphans();
    expect(await life.records('poll/lost')).not.toBe(0);
    life.days(1);
    await lookForOrphans();
    expect(await life.records('poll/lost')).toBe(0);
    expect(await life.records(`workshop/${lost}`)).not.toBe(0);
    life.days(180);
    await lookForOrphans();
    expect(await life.records(`workshop/${lost}`)).toBe(0);
    for (const stream of [`workshop/${listed}`, `poll/${listed}-vote`, `poll/${other}`])
      expect(await life.records(stream)).not.toBe(0);
  });
});
