import { setTimeout as rest } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../src/rehearsal/look.ts';
import { Disturbance } from '../support/disturbance.ts';
import { openHall, scheduleRecap, shownIn } from '../support/fleet-hall.ts';
import { FleetStage } from '../support/fleet-stage.ts';
import { randomFrom } from '../support/fuzzing.ts';
import { exported } from '../support/polling-place.ts';
import { realPostgres } from '../support/real-postgres.ts';
import { ticksOf } from '../support/rush.ts';
import { TakingPart } from '../support/taking-part.ts';

const isLong = process.env['LONG_FORM'] !== undefined;
const number = (name: string, usual: number): number => Number(process.env[name] ?? usual);
const shards = 16;
const guilds = number('FLEET_COMMUNITIES', isLong ? 2_000 : 240);
const halls = number('FLEET_HALLS', isLong ? 48 : 24);
const chaosMs = number('FLEET_SECONDS', isLong ? 600 : 120) * 1_000;
const seed = number('FLEET_SEED', Date.now() % 1_000_000);
/** How long people wait between two gestures in one community, on average, in milliseconds. */
const paceMs = isLong ? 600 : 300;
/** The longest that a click may find nobody, in milliseconds. */
const takeOverMs = 30_000;
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
  stage = await FleetStage.open({ url, shards, guilds, aheadMs });
  for (let count = 0; count < 4; count += 1) stage.start();
  await stage.spread(120_000);
  everybody = [];
  for (let n = 0; n < halls; n += 1) {
    const guild = stage.discord.guilds[Math.floor((n * guilds) / halls)];
    if (guild === undefined) throw new Error('There are not so many communities');
    everybody.push(new TakingPart(await openHall(guild, Math.ceil((2 * chaosMs) / paceMs))));
  }
}, 600_000);
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

/** Each recap comes at some full minute of the disturbance. */
async function scheduleRecaps(): Promise<void> {
  const first = Math.ceil((Date.now() + aheadMs + minuteMs / 2) / minuteMs);
  const minutes = Math.max(1, Math.floor(chaosMs / minuteMs) - 1);
  for (const [n, { hall }] of everybody.entries())
    await scheduleRecap(hall, (first + (n % minutes)) * minuteMs);
}

/** How many times what people contributed was recorded, by their words. */
function recorded(): Map<string, number> {
  const found = server.run(
    `SELECT words[1], count(*) FROM palabre_records,
       regexp_matches(record, '"(Parole [0-9]+ de [0-9]+)"', 'g') AS words GROUP BY 1`,
    new URL(url).pathname.slice(1),
  );
  return new Map(
    found.split('\n').map((line) => {
      const [words = '', count = ''] = line.split('|');
      return [words, Number(count)];
    }),
  );
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

async function checkBallots({ hall, ballots }: TakingPart): Promise<number> {
  const told = (await exported(hall.facilitator, hall.poll)).ballots;
  const stances = new Map(told.map((each) => [each.name, each.stances]));
  expect(ballots.size).toBeGreaterThan(10);
  expect(stances.size).toBe(told.length);
  for (const [name, ballot] of ballots)
    expect([name, stances.get(name)]).toEqual([name, stancesOf(ballot)]);
  return told.length;
}

/** What was recorded and never acknowledged is shown too: each once. */
function checkContributions(
  { hall, contributions }: TakingPart,
  kept: Map<string, number>,
): string[] {
  for (const words of contributions) expect([words, kept.get(words)]).toEqual([words, 1]);
  const all = [...kept.keys()].filter((words) => words.endsWith(` de ${hall.guild}`));
  for (const words of all) expect([words, kept.get(words)]).toEqual([words, 1]);
  return all;
}

async function checkShown({ hall }: TakingPart, voters: number, all: readonly string[]) {
  const isRight = ({ poll, board, contributions }: ReturnType<typeof shownIn>) =>
    new RegExp(`\\b${voters} votant`, 'u').test(poll) &&
    new RegExp(`\\b${all.length} contribution`, 'u').test(board) &&
    contributions.length >= all.length;
  await until('the cards', () => isRight(shownIn(hall)) || undefined).catch(() => {});
  const shown = shownIn(hall);
  expect([voters, all.length, shown.poll, shown.board, isRight(shown)]).toContain(true);
  const times = new Map(
    all.map((words) => [
      words,
      shown.contributions.filter((each) => each.split('\n').includes(words)).length,
    ]),
  );
  expect([...times].filter(([, count]) => count !== 1)).toEqual([]);
  expect(shown.recaps).toHaveLength(1);
}

describe(`four processes that share ${shards} shards, disturbed while people take part`, () => {
  it('keep and show all that they acknowledged, once, and are never silent for long', async () => {
    console.log(`FLEET_SEED=${seed}`);
    await scheduleRecaps();
    const disturbance = new Disturbance(stage, randomFrom(seed));
    let isOver = false;
    const taking = everybody.map((each) => each.goOn(() => isOver, paceMs));
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
    const kept = recorded();
    for (const each of everybody) {
      const voters = await checkBallots(each);
      await checkShown(each, voters, checkContributions(each, kept));
    }
    expect(takeOver).toBeLessThan(takeOverMs);
    expect(silence).toBeLessThan(takeOverMs);
    const others = stage.discord.breaches.filter(({ rule }) => !rule.endsWith('Acknowledgement'));
    expect(others).toEqual([]);
    expect(stage.discord.commandWrites).toBe(1);
  }, 1_200_000);
});
