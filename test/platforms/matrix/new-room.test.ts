import { expect, it } from 'vitest';
import { drawersOf } from '../../../src/engine/drawers.ts';
import { openOutbox } from '../../../src/platforms/matrix/client/outbox.ts';
import { MatrixRefusal } from '../../../src/platforms/matrix/client/refusal.ts';
import { halfMadeIn } from '../../../src/platforms/matrix/rooms/half-made.ts';
import { homesIn } from '../../../src/platforms/matrix/rooms/homes.ts';
import { makeDirect } from '../../../src/platforms/matrix/rooms/new-room.ts';
import { Rooms } from '../../../src/platforms/matrix/rooms/rooms.ts';
import { keptLog } from '../../support/logs.ts';
import { memoryStore } from '../../support/memory-store.ts';

it('notes a room as asked for while the server is asked, and not while it waits', async () => {
  const drawer = drawersOf('matrix', await memoryStore());
  const { log } = keptLog();
  const open = () => openOutbox({ monotonic: () => performance.now(), log });
  const homes = homesIn(drawer('rooms'), () => {});
  const rooms = new Rooms(
    () => '@palabre:ici.test',
    homes,
    () => false,
  );
  const isNoted = async () => (await drawer('making').get('@ana:ici.test')) !== undefined;
  const noted: boolean[] = [];
  const createRoom = async (): Promise<string> => {
    noted.push(await isNoted());
    if (noted.length === 1) throw new MatrixRefusal(429, 'M_LIMIT_EXCEEDED', 50);
    return '!deux:ici.test';
  };
  const halfMade = halfMadeIn(drawer('making'));
  const [roomsOutbox, outbox] = [open(), open()];
  const tools = { api: { createRoom }, roomsOutbox, outbox, rooms, halfMade };
  const made = makeDirect(tools, '@ana:ici.test', { isSecret: false, urgency: 'answer' });
  while (roomsOutbox.heldMs() === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  noted.push(await isNoted());
  expect(await made).toBe('!deux:ici.test');
  expect(noted).toEqual([true, false, true]);
  expect(await isNoted()).toBe(false);
});
