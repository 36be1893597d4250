import { expect, it } from 'vitest';
import { drawersOf } from '../../../src/engine/drawers.ts';
import { openOutbox } from '../../../src/platforms/matrix/client/outbox.ts';
import { MatrixRefusal } from '../../../src/platforms/matrix/client/refusal.ts';
import { openPresses } from '../../../src/platforms/matrix/posting/presses.ts';
import { recordsIn } from '../../../src/platforms/matrix/posting/record.ts';
import { homesIn } from '../../../src/platforms/matrix/rooms/homes.ts';
import { Rooms } from '../../../src/platforms/matrix/rooms/rooms.ts';
import { keptLog } from '../../support/logs.ts';
import { memoryStore } from '../../support/memory-store.ts';

const press = { key: '🗳️ Je vote', sign: '🗳️', label: 'Je vote', ref: 'poll.vote:abc' };

/** What the log says of a button which a server refuses with that, once Palabre stops. */
async function loggedOf(refusal: MatrixRefusal): Promise<string[]> {
  const drawer = drawersOf('matrix', await memoryStore());
  const { log, entries } = keptLog();
  const outbox = openOutbox({ monotonic: () => performance.now(), log });
  const homes = homesIn(drawer('rooms'), () => {});
  const rooms = new Rooms(
    () => '@palabre:ici.test',
    homes,
    () => false,
  );
  const refuses = () => Promise.reject(refusal);
  const api = { send: refuses, redact: refuses };
  const presses = openPresses({ outbox, rooms, records: recordsIn(drawer('posts')), log, api });
  presses.want('!jardin:ici.test', '$vote', [press]);
  while (outbox.waiting() > 0 && outbox.heldMs() === 0)
    await new Promise((resolve) => setTimeout(resolve, 1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  outbox.close();
  await presses.settled();
  return entries.map(({ what }) => what);
}

it('says that a button cannot be shown, and nothing of one that waited when Palabre stopped', async () => {
  const said = 'a button could not be shown';
  expect(await loggedOf(new MatrixRefusal(403, 'M_FORBIDDEN'))).toContain(said);
  expect(await loggedOf(new MatrixRefusal(429, 'M_LIMIT_EXCEEDED', 60_000))).not.toContain(said);
});
