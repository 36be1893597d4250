import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeCommunity } from '../../src/community/stream.ts';
import { systemActor } from '../../src/engine/context.ts';
import { updatePoll } from '../../src/poll/cases.ts';
import { until } from '../../src/rehearsal/look.ts';
import { rules } from '../support/polls.ts';
import { setSmallStage, type SmallStage } from '../support/small-stage.ts';

const minute = 60_000;
const year = 365 * 24 * 60 * minute;

let stage: SmallStage;
/** How far ahead the machine's clock is, and Discord's. */
let ahead: { machine: number; discord: number };

beforeEach(() => {
  ahead = { machine: 0, discord: 0 };
});
afterEach(() => stage.close());

const begin = async () => {
  stage = await setSmallStage({
    server: { now: () => Date.now() + ahead.discord },
    clock: () => Date.now() + ahead.machine,
  });
};

/** A poll that closes by itself in half an hour. */
async function poll(): Promise<string> {
  const { context: app } = stage.bot;
  const place = { community: stage.guild.id, channel: stage.channel.id };
  const options = ['Un', 'Deux'].map((label, index) => ({ id: `o${index}`, label }));
  const closesAt = Date.now() + 30 * minute;
  const setUp = { ...place, question: 'Lequel ?', options, rules, closesAt, locale: 'fr' as const };
  for (const intent of [{ type: 'create', setUp } as const, { type: 'open' } as const]) {
    const done = await updatePoll(app, 'p1', systemActor, true, intent);
    if (!done.ok) throw new Error(done.error.kind);
  }
  const { community, channel } = place;
  const listed = { type: 'listPoll', id: 'p1', question: 'Lequel ?', channel } as const;
  await changeCommunity(app, community, systemActor, listed);
  await stage.bot.reconciler.settled();
  return 'p1';
}

/** The status of a poll, once everything due has been handled. */
async function statusOf(id: string): Promise<string> {
  stage.bot.reconciler.touch({ kind: 'poll', id });
  await stage.bot.reconciler.settled();
  const found = await stage.bot.context.streams.polls.read(id);
  return found.ok ? found.value.status : 'storeDown';
}

const logLine = (what: string) => () =>
  stage.logged.some((line) => line.startsWith(what)) || undefined;

describe('a clock that jumps', () => {
  it('an hour ahead closes no poll that has half an hour left by Discord’s clock', async () => {
    await begin();
    const id = await poll();
    ahead.machine = 60 * minute;
    expect(await statusOf(id)).toBe('open');
    await until('Discord’s word', logLine('the system clock is wrong'));
    expect(await statusOf(id)).toBe('open');
  });

  it('an hour ahead closes the poll by itself once Discord’s clock says so too', async () => {
    await begin();
    const id = await poll();
    ahead = { machine: 60 * minute, discord: 60 * minute };
    let status = await statusOf(id);
    await until('its close', () => {
      void statusOf(id).then((now) => (status = now));
      return status === 'closed' || undefined;
    });
  });

  it.each([
    ['two years ahead', 2 * year],
    ['in 1970', -56 * year],
  ])('is not trusted if it is %s from the start', async (_, machine) => {
    ahead.machine = machine;
    await begin();
    const id = await poll();
    expect(await statusOf(id)).toBe('open');
    expect(Math.abs(stage.bot.context.tools.clock() - Date.now())).toBeLessThan(minute);
  });
});
