import { setTimeout as rest } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../src/rehearsal/look.ts';
import { FleetStage, type Bot, type Hall } from '../support/fleet-stage.ts';
import { exported } from '../support/polling-place.ts';
import { realPostgres } from '../support/real-postgres.ts';
import { saidIn, ticksOf, vote, type Waits } from '../support/rush.ts';

const isLong = process.env['LONG_FORM'] !== undefined;
const shards = 16;
const guilds = isLong ? 2_000 : 96;
const halls = isLong ? 64 : 24;
const voters = isLong ? 1_500 : 250;
const chaosMs = isLong ? 600_000 : 45_000;
/** The longest that a click may find nobody, in milliseconds. */
const takeOverMs = 30_000;

/** How it went for those who vote in one community. */
interface Seen {
  /** Who was told that their ballot is recorded, and which ballot. */
  readonly acknowledged: Map<string, number>;
  /** Since when nobody answers there. */
  silentSince: number | undefined;
  longestSilence: number;
}

const server = await realPostgres();
let stage: FleetStage;
let open: Hall[];
beforeAll(async () => {
  stage = await FleetStage.open(await server.database(), shards, guilds);
  for (let count = 0; count < 4; count += 1) stage.start();
  await stage.spread(shards, 120_000);
  open = [];
  for (let n = 0; n < halls; n += 1)
    open.push(await stage.openHall(Math.floor((n * guilds) / halls), voters));
}, 300_000);
afterAll(async () => {
  await stage.close();
  await server.close();
}, 60_000);

/** As the export tells them. */
function stancesOf(ballot: number): Record<string, string> {
  const { yes, ifNeedBe } = ticksOf(ballot, 4);
  const stance = (option: number) => {
    if (yes.includes(option)) return 'yes';
    return ifNeedBe.includes(option) ? 'ifNeedBe' : 'no';
  };
  return Object.fromEntries([0, 1, 2, 3].map((option) => [`o${option + 1}`, stance(option)]));
}

/** People vote one after the other, as long as there are some and it goes on. */
async function voteIn(hall: Hall, seen: Seen, isOver: () => boolean): Promise<void> {
  for (const [index, person] of hall.voters.entries()) {
    if (isOver()) return;
    const waits: Waits = { form: [], receipt: [] };
    const began = performance.now();
    try {
      const receipt = saidIn(await vote(person, hall.card, ticksOf(index % 81, 4), waits));
      if (!/enregistr/iu.test(receipt)) throw new Error(receipt);
      seen.acknowledged.set(person.name, index % 81);
      if (seen.silentSince !== undefined)
        seen.longestSilence = Math.max(seen.longestSilence, performance.now() - seen.silentSince);
      seen.silentSince = undefined;
    } catch {
      seen.silentSince ??= began;
    }
    await rest(20 + Math.random() * (isLong ? 600 : 300));
  }
}

/** Until the time is over, one process after the other dies, stops, stands still or is added. */
async function disturb(ms: number): Promise<void> {
  const end = Date.now() + ms;
  const ways = [killed, paused, stopped, added];
  for (let count = 0; Date.now() < end; count += 1) {
    const bot = stage.bots[Math.floor(Math.random() * stage.bots.length)];
    const way = ways[count % ways.length];
    if (bot !== undefined && way !== undefined) await way(bot);
    await rest(Math.random() * 3_000);
  }
}

async function killed(bot: Bot): Promise<void> {
  await stage.kill(bot, 'SIGKILL');
  await stage.covered(shards, new Set());
  stage.start();
}

async function stopped(bot: Bot): Promise<void> {
  await stage.kill(bot, 'SIGTERM');
  await stage.covered(shards, new Set());
  stage.start();
}

/** Others have all of its shards by the time it wakes up. */
async function paused(bot: Bot): Promise<void> {
  bot.process.kill('SIGSTOP');
  await stage.covered(shards, new Set([bot]));
  bot.process.kill('SIGCONT');
}

async function added(bot: Bot): Promise<void> {
  stage.start();
  await stage.spread(shards);
  await stage.kill(bot, 'SIGKILL');
  await stage.covered(shards, new Set());
}

describe('four processes that share 16 shards, disturbed while people vote', () => {
  it('keep every acknowledged ballot once, show it, and are never silent for long', async () => {
    const seen = open.map((): Seen => ({
      acknowledged: new Map(),
      silentSince: undefined,
      longestSilence: 0,
    }));
    let isOver = false;
    const voting = open.flatMap((hall, n) => {
      const mine = seen[n];
      return mine === undefined ? [] : [voteIn(hall, mine, () => isOver)];
    });
    await disturb(chaosMs);
    await stage.spread(shards);
    await rest(2_000);
    isOver = true;
    await Promise.all(voting);
    const silences = seen.map(({ longestSilence }) => Math.round(longestSilence));
    console.log(
      `${seen.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0)} ballots, the longest silence ${Math.max(...silences)} ms`,
    );
    expect(Math.max(...silences)).toBeLessThan(takeOverMs);
    for (const [n, hall] of open.entries()) {
      const { ballots } = await exported(hall.facilitator, hall.card);
      const acknowledged = seen[n]?.acknowledged ?? new Map<string, number>();
      expect(acknowledged.size).toBeGreaterThan(10);
      const told = new Map(ballots.map(({ name, stances }) => [name, stances]));
      expect(told.size).toBe(ballots.length);
      for (const [name, ballot] of acknowledged)
        expect([name, told.get(name)]).toEqual([name, stancesOf(ballot)]);
      await until('the card', () => {
        const card = hall.facilitator
          .read(hall.card.channelId)
          .find(({ id }) => id === hall.card.id);
        return (
          (card !== undefined &&
            new RegExp(`\\b${ballots.length} votant`, 'u').test(saidIn(card))) ||
          undefined
        );
      });
    }
    const others = stage.discord.breaches.filter(({ rule }) => !rule.endsWith('Acknowledgement'));
    expect(others).toEqual([]);
    expect(stage.discord.commandWrites).toBe(1);
  }, 900_000);
});
