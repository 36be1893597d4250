import { afterEach, describe, expect, it } from 'vitest';
import { synapseRates } from '../../../src/rehearsal/local-matrix/limits.ts';
import { startLocalMatrix, type LocalMatrix } from '../../../src/rehearsal/local-matrix/index.ts';
import { MatrixPerson } from '../../../src/rehearsal/matrix/person.ts';

let server: LocalMatrix;
afterEach(() => server.close());

describe('the limits of our homeserver', () => {
  it('let ten messages pass, then say how long to wait, and give the same answer to the same request', async () => {
    server = await startLocalMatrix();
    const ana = new MatrixPerson(server.url, server.register('Ana'));
    const room = await ana.createRoom();
    server.limit(synapseRates);
    const say = (txn: string) => ana.api.send(room, 'm.room.message', { body: 'un' }, txn);
    const ids: string[] = [];
    for (let index = 0; index < 10; index += 1) ids.push(await say(`${index}`));
    await expect(say('10')).rejects.toMatchObject({
      status: 429,
      retryAfterMs: expect.any(Number),
    });
    expect(await say('3')).toBe(ids[3]);
  });

  it('count a room that is made, and somebody who comes in, as messages too', async () => {
    server = await startLocalMatrix();
    server.limit(synapseRates);
    const ana = new MatrixPerson(server.url, server.register('Ana'));
    for (let index = 0; index < 10; index += 1) await ana.createRoom();
    await expect(ana.createRoom()).rejects.toMatchObject({ status: 429 });
    const bo = new MatrixPerson(server.url, server.register('Bo'));
    const room = await bo.createRoom({ preset: 'public_chat' });
    await expect(ana.api.join(room)).rejects.toMatchObject({ status: 429 });
    await expect(ana.api.send(room, 'm.room.message', {}, '1')).rejects.toMatchObject({
      status: 429,
    });
  });
});
