import { afterAll, beforeAll, expect, it } from 'vitest';
import { matrixApi, type Api } from '../../../../src/platforms/matrix/client/api.ts';
import { openHttp } from '../../../../src/platforms/matrix/client/http.ts';
import {
  startLocalMatrix,
  type LocalMatrix,
} from '../../../../src/rehearsal/local-matrix/index.ts';

let server: LocalMatrix;
let api: Api;
beforeAll(async () => {
  server = await startLocalMatrix();
  const { token } = server.register('Palabre');
  api = matrixApi(openHttp({ url: server.url, token }));
});
afterAll(() => server.close());

it('knows of a room made since the last one, though a server repeats what it answered before', async () => {
  const { next_batch: since } = await api.sync(undefined, { waitMs: 0, full: true });
  const rooms: string[] = [];
  for (let start = 0; start < 3; start += 1) {
    rooms.push(await api.createRoom({ name: 'Un salon' }));
    // As after a crash: as far as it knows, nothing was read since.
    const answer = await api.sync(since, { waitMs: 0, full: true });
    expect(Object.keys(answer.rooms.join).toSorted()).toEqual(rooms.toSorted());
  }
});
