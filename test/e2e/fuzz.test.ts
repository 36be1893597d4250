import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Message, Outcome } from '../../src/rehearsal/local-discord/index.ts';
import { Fuzz } from '../support/fuzzing.ts';
import { texts } from '../support/texts.ts';
import { openTwoServers, type TwoServers } from '../support/two-servers.ts';

/** `npm run test:long` uses many more. */
const gestures = Number(process.env['FUZZ_GESTURES'] ?? 600);
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
/** How many people act at the same time. */
const atOnce = 8;
/** Dismissed messages are not the bot's memory, but they are in the same process. */
const dismissedEvery = 200 * atOnce;

let servers: TwoServers;
const pinged: Message[] = [];

beforeAll(async () => {
  servers = await openTwoServers();
  servers.stage.discord.onActivity((activity) => {
    if (activity.type !== 'message' && activity.type !== 'edit') return;
    const { everyone, users, roles } = activity.message.pings;
    if (everyone || users.length > 0 || roles.length > 0) pinged.push(activity.message);
  });
}, 60_000);
afterAll(() => servers.stage.close());

const apology =
  texts
    .translatorOf('fr', 'America/Toronto')
    .plain('error.incident', { reader: 'member', incident: '' })
    .split(':')[0] ?? '';

/** Whatever people and custom clients send: each gesture is answered, and harms nobody. */
it(
  `${gestures} hostile gestures (seed ${seed})`,
  async () => {
    const fuzz = new Fuzz(servers, seed);
    const counts = { answered: 0, notSent: 0, incidents: 0 };
    const count = (outcome: Outcome | 'notSent'): void => {
      if (outcome === 'notSent') counts.notSent += 1;
      else counts.answered += 1;
      if (JSON.stringify(outcome).includes(apology)) counts.incidents += 1;
    };
    const warmUp = Math.floor(gestures / 4);
    let before = 0;
    for (let done = 0; done < gestures; done += atOnce) {
      const each = await Promise.all(Array.from({ length: atOnce }, () => fuzz.once()));
      each.forEach(count);
      if (done % dismissedEvery === 0) servers.stage.discord.dismissPrivateAnswers();
      if (done <= warmUp && done + atOnce > warmUp) before = heldMemory();
    }
    expect(counts.answered).toBeGreaterThan(gestures / 2);
    const failures = servers.stage.logged.filter((line) => line.startsWith('a request failed'));
    const reasons = failures.map((line) => line.replace(/"incident":"\w+"/u, '').slice(0, 600));
    expect([...new Set(reasons)]).toEqual([]);
    expect(counts.incidents).toBe(0);
    expect(pinged).toEqual([]);
    expect(servers.stage.discord.breaches).toEqual([]);
    expect(servers.stage.discord.waiting).toBe(0);
    if (before === 0) return;
    const after = heldMemory();
    console.info(`memory held: ${mebibytes(before)} MiB, then ${mebibytes(after)} MiB`);
    expect(after / before).toBeLessThan(1.5);
  },
  60 * 60_000,
);

const mebibytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

/** In bytes, after garbage collection; 0 if that is not available. */
function heldMemory(): number {
  if (globalThis.gc === undefined) return 0;
  servers.stage.discord.dismissPrivateAnswers();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
