import { beforeEach, describe, expect, it } from 'vitest';
import type { Drawer } from '../../../../src/engine/drawers.ts';
import type { RoomEvent } from '../../../../src/platforms/matrix/client/events.ts';
import { Unread } from '../../../../src/platforms/matrix/encryption/unread.ts';
import { until } from '../../../../src/rehearsal/look.ts';
import { silentLog } from '../../../support/logs.ts';
import { memoryStore } from '../../../support/memory-store.ts';

const room = '!jardin:ici.test';
const day = 24 * 60 * 60_000;
let drawer: Drawer;
let now: number;
let keys: Set<string>;
let heard: string[];
let told: string[];

beforeEach(async () => {
  drawer = (await memoryStore()).drawer('matrix.unread');
  now = 1_000_000;
  keys = new Set();
  heard = [];
  told = [];
});

const secret = (id: string, session: string, sender = '@ana:ici.test'): RoomEvent => ({
  event_id: id,
  type: 'm.room.encrypted',
  sender,
  content: { session_id: session, ciphertext: `sealed ${id}` },
  origin_server_ts: 0,
});

/** As after a start. */
async function open(graceMs = 100_000): Promise<Unread> {
  const unread = new Unread({
    drawer,
    clock: () => now,
    log: silentLog,
    decrypt: async (_, event) =>
      keys.has(String(event.content['session_id'])) ? { ...event, type: 'read' } : undefined,
    hear: async (_, { event_id: id }) => void heard.push(id),
    tell: async (person) => void told.push(person),
    graceMs,
  });
  await unread.load();
  return unread;
}

describe('what could not be read', () => {
  it('is heard once its key comes, once and in order, also after a restart', async () => {
    const before = await open();
    for (const id of ['$1', '$2', '$3']) {
      await before.keep(room, secret(id, id === '$2' ? 'b' : 'a'));
      now += 1;
    }
    before.close();
    const after = await open();
    await after.retry(['a', 'b']);
    expect(heard).toEqual([]);
    keys.add('a').add('b');
    await after.retry(['a']);
    expect(heard).toEqual(['$1', '$3']);
    await after.retry(['a', 'b']);
    expect(heard).toEqual(['$1', '$3', '$2']);
    await (await open()).retry(['a', 'b']);
    expect(heard).toHaveLength(3);
  });

  it('is told once to whoever wrote it, until something of theirs is understood', async () => {
    const unread = await open(0);
    await unread.keep(room, secret('$1', 'a'));
    await until('told', () => told.length === 1 || undefined);
    await unread.keep(room, secret('$2', 'a'));
    await unread.keep(room, secret('$3', 'c', '@bo:ici.test'));
    await until('told', () => told.length === 2 || undefined);
    unread.close();
    const again = await open(0);
    await again.understood('@ana:ici.test');
    await again.keep(room, secret('$4', 'a'));
    await until('told', () => told.length === 3 || undefined);
    expect(told).toEqual(['@ana:ici.test', '@bo:ici.test', '@ana:ici.test']);
  });

  it('is forgotten after a week', async () => {
    await (await open()).keep(room, secret('$1', 'a'));
    now += 8 * day;
    const later = await open();
    keys.add('a');
    await later.retry(['a']);
    expect(heard).toEqual([]);
    const left: string[] = [];
    for await (const [key] of drawer.entries()) left.push(key);
    expect(left).toEqual([]);
  });

  it('is told of to its author, and goes with what they have erased, there alone', async () => {
    const unread = await open(0);
    const elsewhere = '!place:ici.test';
    await unread.keep(room, secret('$1', 'a'));
    await unread.keep(elsewhere, secret('$2', 'a'));
    await unread.keep(room, secret('$3', 'a', '@bo:ici.test'));
    const isHere = (each: string) => each === room;
    expect(unread.of('@ana:ici.test', isHere)).toEqual([{ room, at: now }]);
    await unread.forget('@ana:ici.test', isHere);
    keys.add('a');
    await (await open()).retry(['a']);
    expect(heard).toEqual(['$2', '$3']);
  });
});
