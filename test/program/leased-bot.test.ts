import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenPlatform } from '../../src/engine/platform.ts';
import { ConnectionLost } from '../../src/engine/lost-connection.ts';
import { matrixFor } from '../../src/platforms/matrix/platform.ts';
import { startHouse, type House } from '../../src/program/house.ts';
import { readTexts } from '../../src/program/texts.ts';
import { until } from '../../src/rehearsal/look.ts';
import { ownHomeserver } from '../support/homeservers.ts';
import { keptLog } from '../support/logs.ts';
import { MatrixTown } from '../support/matrix-town.ts';
import { MemoryLeases, type LeaseMember } from '../support/memory-leases.ts';
import { fakePainter } from '../support/painter.ts';
import { smallTemplate } from '../support/small-template.ts';
import { Town, townTexts } from '../support/text-platform/town.ts';

/** Two processes on one store and one Matrix account; each has a platform of its own besides. */
let town: MatrixTown;
let leases: MemoryLeases;
let houses: House[];
let kept: ReturnType<typeof keptLog>[];
beforeEach(async () => {
  town = await MatrixTown.open(await ownHomeserver(), 'Ana');
  leases = new MemoryLeases(town.store);
  houses = [];
  kept = [];
});
afterEach(async () => {
  for (const house of houses) await house.stop();
  await town.close();
});

const account = (token = town.token): OpenPlatform =>
  matrixFor({ url: town.server.url, proof: { token }, invitedBy: undefined });

async function start(member: LeaseMember, open = account()): Promise<House> {
  const own = keptLog();
  const common = {
    store: member.store,
    templates: () => [smallTemplate],
    defaults: { locale: 'fr', timezone: 'America/Toronto' },
    log: own.log,
    painter: fakePainter(),
    clock: Date.now,
    editGapMs: 1,
  } as const;
  const kinds = [
    { id: 'matrix', open, isHeldAlone: true },
    { id: 'text', open: new Town('alix').open },
  ];
  const house = await startHouse(common, kinds, (id) =>
    id === 'matrix' ? readTexts(id) : townTexts,
  );
  houses.push(house);
  kept.push(own);
  return house;
}

const answers = (): number => {
  const ana = town.person('Ana');
  return ana
    .seen(ana.directWith(town.self) ?? '')
    .filter(({ sender, body }) => sender === town.self && body.startsWith('Ce que')).length;
};

/** Ana asks, and is answered once. */
async function isAnswered(): Promise<void> {
  const before = answers();
  const ana = town.person('Ana');
  const asked = await ana.say(town.room, '!aide');
  await ana.until('an answer', () => answers() > before);
  // Whoever else heard it would answer at about the same time.
  const other = await ana.say(town.room, '!aide');
  await ana.until('the next answer', () => answers() > before + 1);
  expect([asked === other, answers()]).toEqual([false, before + 2]);
}

async function both(): Promise<readonly [LeaseMember, House, LeaseMember, House]> {
  const [one, other] = [leases.join(), leases.join()];
  const first = await start(one);
  await town.palabreCame();
  return [one, first, other, await start(other)];
}

describe('of two processes with one Matrix account', () => {
  it('one serves it; the other stands by, and serves its other platform meanwhile', async () => {
    const [, first, , second] = await both();
    expect([first, second].map((house) => house.botOn('matrix')?.ready())).toEqual([
      true,
      undefined,
    ]);
    expect([first, second].map((house) => house.botOn('text')?.ready())).toEqual([true, true]);
    expect([first, second].map((house) => house.figures().accounts)).toEqual([1, 0]);
    expect(second.troubles()).toEqual([]);
    await isAnswered();
  });

  it('the other serves it once the first stands still, which then neither writes nor sends', async () => {
    const [one, first, , second] = await both();
    await isAnswered();
    one.standStill('matrix');
    await until('the other to serve it', () => second.botOn('matrix'));
    // The first hears it too, and does not know yet.
    await isAnswered();
    await town.person('Ana').say(town.room, '!langue fr');
    await until('the first to want it kept', () => one.keptBack > 0 || undefined);
    one.wake();
    expect(first.botOn('matrix')).toBeUndefined();
    await isAnswered();
    expect([first, second].map((house) => house.figures().accounts)).toEqual([0, 1]);
  });

  it('the first serves it again, anew, when the other is gone', async () => {
    const [one, first, other, second] = await both();
    const before = first.botOn('matrix');
    one.standStill('matrix');
    await until('the other to serve it', () => second.botOn('matrix'));
    one.wake();
    other.standStill('matrix');
    await until('the first to serve it', () => first.botOn('matrix'));
    expect(first.botOn('matrix')).not.toBe(before);
    await isAnswered();
    const failures = kept[0]?.entries.filter(({ level }) => level === 'error') ?? [];
    expect(
      failures.map(({ what }) => what).filter((what) => !/not (?:written|noted)/u.test(what)),
    ).toEqual([]);
  });
});

describe('a process that cannot serve its account', () => {
  it('does not start, where the account is free', async () => {
    const refused = start(leases.join(), account('not-a-token'));
    await expect(refused).rejects.toMatchObject({ refusal: 'matrix.lost.token' });
  });

  it('ends, where it takes over and somebody has to act', async () => {
    const one = leases.join();
    await start(one);
    const house = await start(leases.join(), account('not-a-token'));
    one.standStill('matrix');
    await expect(house.lost).rejects.toMatchObject({ refusal: 'matrix.lost.token' });
  });

  it('tries again, where it takes over and it may pass', async () => {
    const one = leases.join();
    await start(one);
    let tries = 0;
    const open: OpenPlatform = (tools) => {
      tries += 1;
      if (tries === 1) throw new ConnectionLost('matrix.lost.unreachable', { isPassing: true });
      return account()(tools);
    };
    const house = await start(leases.join(), open);
    one.standStill('matrix');
    await until('it to serve the account', () => house.botOn('matrix'));
    expect(tries).toBe(2);
  });
});
