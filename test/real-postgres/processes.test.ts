import { setTimeout as rest } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Disturbance } from '../support/disturbance.ts';
import { checkHall, contributionsIn } from '../support/fleet-checks.ts';
import { openHall, scheduleRecap } from '../support/fleet-hall.ts';
import { FleetStage } from '../support/fleet-stage.ts';
import { randomFrom } from '../support/fuzzing.ts';
import { realPostgres } from '../support/real-postgres.ts';
import { TakingPart } from '../support/taking-part.ts';

const isLong = process.env['LONG_FORM'] !== undefined;
const number = (name: string, usual: number): number => Number(process.env[name] ?? usual);
const shards = 16;
/** One for most bots on Discord. */
const identifyAtOnce = number('FLEET_AT_ONCE', shards);
/** How long all of them take to identify one after the other, where they must: that is Discord's own pace. */
const discordsMs = identifyAtOnce < shards ? (shards / identifyAtOnce) * 5_500 : 0;
const guilds = number('FLEET_COMMUNITIES', isLong ? 2_000 : 240);
const halls = number('FLEET_HALLS', isLong ? 32 : 12);
const chaosMs = number('FLEET_SECONDS', isLong ? 600 : 120) * 1_000;
const seed = number('FLEET_SEED', Date.now() % 1_000_000);
/**
 * How long people wait between two gestures in one community, on average, in milliseconds. Discord takes
 * fifty requests a second from one bot, whatever its processes: with more, what is shown comes later and
 * later, and what is told of it here would be that.
 */
const restMs = halls * 125;
/** The longest that a click may find nobody, in milliseconds. */
const takeOverMs = 30_000 + discordsMs;
const minuteMs = 60_000;

/** A moment ahead on a Tuesday morning, so that a week does not end in the middle. */
function toTuesday(): number {
  const morning = new Date();
  morning.setUTCHours(9, 0, 0, 0);
  const days = ((2 - morning.getUTCDay() + 7) % 7) + 7;
  return morning.getTime() + days * 24 * 60 * minuteMs - Date.now();
}

const server = await realPostgres();
const aheadMs = toTuesday();
let url: string;
let stage: FleetStage;
let everybody: TakingPart[];
beforeAll(async () => {
  url = await server.database();
  stage = await FleetStage.open({ url, shards, identifyAtOnce, guilds, aheadMs });
  for (let count = 0; count < 4; count += 1) stage.start();
  await stage.spread(300_000);
  everybody = [];
  for (let n = 0; n < halls; n += 1) {
    const guild = stage.discord.guilds[Math.floor((n * guilds) / halls)];
    if (guild === undefined) throw new Error('There are not so many communities');
    everybody.push(new TakingPart(await openHall(guild, Math.ceil((2 * chaosMs) / restMs))));
  }
}, 600_000);
afterAll(async () => {
  await stage.close();
  await server.close();
}, 60_000);

/** Each recap comes at some full minute of the disturbance. */
async function scheduleRecaps(): Promise<void> {
  const first = Math.ceil((Date.now() + aheadMs + minuteMs / 2) / minuteMs);
  const minutes = Math.max(1, Math.floor(chaosMs / minuteMs) - 1);
  for (const [n, { hall }] of everybody.entries())
    await scheduleRecap(hall, (first + (n % minutes)) * minuteMs);
}

/** A silence, and how long it lasted for each process that died or stood still meanwhile. */
function tellSilences(disturbance: Disturbance): number {
  const silences = everybody
    .flatMap((each) => each.silences)
    .map(({ hall, from, to }) => {
      const shard = Number((BigInt(hall.guild) >> 22n) % BigInt(shards));
      const meanwhile = disturbance.during(shard, { from, to });
      return { shard, meanwhile, ms: to - from, each: (to - from) / Math.max(1, meanwhile.length) };
    })
    .toSorted((a, b) => b.ms - a.ms);
  for (const { shard, ms, meanwhile } of silences.slice(0, 5))
    console.log(`shard ${shard} was silent for ${Math.round(ms)} ms: ${meanwhile.join(', ')}`);
  return Math.max(0, ...silences.map(({ each }) => each));
}

describe(`four processes that share ${shards} shards, disturbed while people take part`, () => {
  // Once more would be on a store that is not new.
  const once = { retry: 0, timeout: 1_200_000 };

  it(
    'keep and show all that they acknowledged, once, and are never silent for long',
    once,
    async () => {
      console.log(`FLEET_SEED=${seed}`);
      await scheduleRecaps();
      const disturbance = new Disturbance(stage, randomFrom(seed));
      let isOver = false;
      const taking = everybody.map((each) => each.goOn(() => isOver, restMs));
      await disturbance.last(chaosMs);
      await stage.spread();
      await rest(2_000);
      isOver = true;
      await Promise.all(taking);
      const silence = tellSilences(disturbance);
      const takeOver = Math.max(0, ...disturbance.takeOvers);
      const sum = (of: (each: TakingPart) => number) => everybody.reduce((n, e) => n + of(e), 0);
      console.log(
        `${disturbance.log.length} disturbances, ${sum(({ ballots }) => ballots.size)} ballots, ` +
          `${sum(({ contributions }) => contributions.length)} contributions; shards had no process ` +
          `for ${Math.round(takeOver)} ms at most, and were silent for ${Math.round(silence)} ms`,
      );
      const kept = contributionsIn(server, url);
      for (const each of everybody) await checkHall(each, kept);
      expect(takeOver).toBeLessThan(takeOverMs);
      expect(silence).toBeLessThan(takeOverMs);
      const others = stage.discord.breaches.filter(({ rule }) => !rule.endsWith('Acknowledgement'));
      expect(others).toEqual([]);
      expect(stage.discord.commandWrites).toBe(1);
    },
  );
});
