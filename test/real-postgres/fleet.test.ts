import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/engine/drawers.ts';
import type { Fleet } from '../../src/engine/fleet.ts';
import { mayMove } from '../../src/platforms/discord/identify.ts';
import { openJournal, openStore } from '../../src/stores/open-journal.ts';
import { whoHolds } from '../../src/stores/postgres/who-holds.ts';
import { realPostgres } from '../support/real-postgres.ts';

const server = await realPostgres();
afterAll(() => server.close());

const parts = 16;

/** A process of the fleet, as far as the store goes. */
interface Member {
  readonly store: Store;
  readonly fleet: Fleet;
  readonly held: Set<number>;
}

let url: string;
let members: Member[];
beforeEach(async () => {
  url = await server.database();
  members = [];
});
afterEach(async () => {
  for (const { store } of members) await store.close();
});

async function join(): Promise<Member> {
  const opened = await openJournal(url);
  if (!opened.ok || opened.value.fleet === undefined) throw new Error('No fleet');
  const held = new Set<number>();
  const member = { store: opened.value, fleet: opened.value.fleet, held };
  members.push(member);
  return member;
}

const share = ({ fleet, held }: Member, count = parts, mayGive?: () => Promise<boolean>) =>
  fleet.share('discord', count, {
    ...(mayGive && { mayGive }),
    gained: (part) => held.add(part),
    lost: async (part) => void held.delete(part),
  });

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(isSo: () => boolean, ms = 15_000): Promise<void> {
  const end = Date.now() + ms;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(sizes().join(' '));
    await rest(20);
  }
}

const sizes = () => members.map(({ held }) => held.size);
/** Each part has one holder. */
const areAllHeldOnce = () => {
  const all = members.flatMap(({ held }) => [...held]);
  return all.length === parts && new Set(all).size === parts;
};

describe('processes that share a store', () => {
  it('hold each part once, evenly, whoever comes and goes', async () => {
    for (let count = 1; count <= 4; count += 1) await share(await join());
    await until(() => areAllHeldOnce() && sizes().every((size) => size === 4));
    const told = await whoHolds(url, 'discord');
    const held = members.map((member) => [...member.held].toSorted((a, b) => a - b));
    expect(new Set(told.map(String))).toEqual(new Set(held.map(String)));
    const [gone] = members.splice(1, 1);
    await gone?.store.close();
    await until(() => areAllHeldOnce() && sizes().every((size) => size >= 4 && size <= 6));
    await share(await join());
    await until(() => areAllHeldOnce() && sizes().every((size) => size === 4));
  });

  it('give up for others only what those may take at once', async () => {
    let mayGive = false;
    await share(await join(), parts, async () => mayGive);
    const other = await join();
    const second = share(other);
    await rest(2_500);
    expect(sizes()).toEqual([parts, 0]);
    mayGive = true;
    await second;
    await until(() => areAllHeldOnce() && sizes().every((size) => size === parts / 2));
  });

  it('hold what they held when the server starts again', async () => {
    for (let count = 1; count <= 2; count += 1) await share(await join());
    await until(() => areAllHeldOnce() && sizes().every((size) => size === 8));
    await server.kill();
    await until(() => members.every(({ fleet }) => !fleet.isSure()));
    await server.start();
    await until(() => members.every(({ fleet }) => fleet.isSure()));
    await until(() => areAllHeldOnce() && sizes().every((size) => size === 8));
  });

  it('agree on how many parts there are: what the first of them says', async () => {
    const [one, other] = [await join(), await join()];
    expect(await share(one)).toBe(parts);
    expect(await share(other, 4)).toBe(parts);
  });

  it('have their turns one after the other', async () => {
    const [one, other] = [await join(), await join()];
    const began = Date.now();
    const at: number[] = [];
    const takeTurn = async ({ fleet }: Member) => {
      await fleet.turn('identify', 500);
      at.push(Date.now() - began);
    };
    await Promise.all([one, other, one, other].map(takeTurn));
    for (const [index, time] of at.entries()) expect(time).toBeGreaterThanOrEqual(index * 450);
  });

  it('take no turn that nobody waits for any more', async () => {
    const { fleet } = await join();
    await fleet.turn('identify', 600);
    const given = new AbortController();
    const waiting = fleet.turn('identify', 600, given.signal);
    given.abort();
    await expect(waiting).rejects.toThrow('aborted');
    await rest(700);
    await expect(fleet.turn('identify', 600, given.signal)).rejects.toThrow('aborted');
    expect(await fleet.takesTurn('identify', 600)).toBe(true);
  });

  it('move a shard only when nobody identifies or is about to', async () => {
    const [one, other] = [await join(), await join()];
    await one.fleet.turn('identify 0', 1);
    expect(await mayMove(other.fleet, 0)).toBe(false);
    expect(await mayMove(other.fleet, 1)).toBe(true);
    expect(await mayMove(one.fleet, 1)).toBe(false);
    const end = Date.now() + 10_000;
    while (!(await mayMove(other.fleet, 0))) {
      expect(Date.now()).toBeLessThan(end);
      await rest(200);
    }
    expect(await mayMove(one.fleet, 0)).toBe(false);
  });

  it('do alone what only one may do at a time', async () => {
    const [one, other] = [await join(), await join()];
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, (inside += 1));
      await rest(100);
      inside -= 1;
    };
    await Promise.all([one, other].map(({ fleet }) => fleet.alone('commands', work)));
    expect(most).toBe(1);
  });

  it('keep who wants the store alone away, and are kept away', async () => {
    const one = await join();
    expect(await openStore(url)).toMatchObject({ error: { kind: 'databaseHeld' } });
    await one.store.close();
    members = [];
    const alone = await openStore(url);
    if (!alone.ok) throw new Error(alone.error.kind);
    expect(alone.value.fleet).toBeUndefined();
    expect(await openJournal(url)).toMatchObject({ error: { kind: 'databaseHeld' } });
    await alone.value.close();
  });
});
