import { afterEach, expect, it } from 'vitest';
import type { Fleet, PartListener } from '../../src/engine/fleet.ts';
import { discordFor } from '../../src/platforms/discord/platform.ts';
import { startHouse, type StartingHouse, type House } from '../../src/program/house.ts';
import { readTexts } from '../../src/program/texts.ts';
import { startLocalDiscord } from '../../src/rehearsal/local-discord/index.ts';
import { until } from '../../src/rehearsal/look.ts';
import { storeOn } from '../../src/stores/drawers.ts';
import { MemoryStore } from '../../src/stores/memory-store.ts';
import { keptLog } from '../support/logs.ts';
import { MemoryLeases } from '../support/memory-leases.ts';
import { fakePainter } from '../support/painter.ts';
import { smallTemplate } from '../support/small-template.ts';
import { Town, townTexts } from '../support/text-platform/town.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** A second process, whose first has Discord's only shard until it gives that up. */
function secondOf(): { fleet: Fleet; free(): void } {
  const leases = new MemoryLeases(storeOn(new MemoryStore()));
  leases.join();
  const { fleet } = leases.join().store;
  if (fleet === undefined) throw new Error('It shares nothing');
  let listener: PartListener | undefined;
  let held: (() => void) | undefined;
  const share: Fleet['share'] = (_, count, told) => {
    listener = told;
    return new Promise((resolve) => {
      held = () => resolve(count);
    });
  };
  return { fleet: { ...fleet, share }, free: () => (listener?.gained(0), held?.()) };
}

it('a process that waits for Discord’s only shard says so, and serves its other platform', async () => {
  const discord = await startLocalDiscord();
  ends.push(() => discord.close());
  const { fleet, free } = secondOf();
  const [store, other] = [storeOn(new MemoryStore()), new Town('alix')];
  const { token, apiUrl } = discord;
  let soFar: StartingHouse | undefined;
  const starting: Promise<House> = startHouse(
    {
      store,
      templates: () => [smallTemplate],
      defaults: { locale: 'fr', timezone: 'America/Toronto' },
      log: keptLog().log,
      painter: fakePainter(),
      clock: Date.now,
      editGapMs: 1,
      onStarting: (house) => (soFar = house),
    },
    [
      // Its store says nothing of others: the other platform here is its own.
      { id: 'discord', open: (tools) => discordFor({ token, apiUrl })({ ...tools, fleet }) },
      { id: 'text', open: other.open },
    ],
    (id) => (id === 'discord' ? readTexts(id) : townTexts),
  );
  ends.push(async () => (free(), await (await starting).stop()));
  const reasons = () => soFar?.troubles().map(({ reason }) => reason);
  expect(reasons()).toContain('starting');
  await until('it to stand by', () => reasons()?.join() === 'standing-by' || undefined);
  expect(soFar?.troubles().every(({ partly }) => partly === true)).toBe(true);
  free();
  const house = await starting;
  expect([reasons(), house.botOn('discord')?.ready()]).toEqual([[], true]);
});
