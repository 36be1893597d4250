import { afterEach, beforeEach, expect, it } from 'vitest';
import { ConnectionLost } from '../../../src/engine/lost-connection.ts';
import { openAccount } from '../../../src/platforms/matrix/client/account.ts';
import { matrixApi } from '../../../src/platforms/matrix/client/api.ts';
import { openHttp } from '../../../src/platforms/matrix/client/http.ts';
import { startLocalMatrix, type LocalMatrix } from '../../../src/rehearsal/local-matrix/index.ts';
import { memoryStore } from '../../support/memory-store.ts';

let matrix: LocalMatrix;
beforeEach(async () => {
  matrix = await startLocalMatrix();
});
afterEach(() => matrix.close());

async function refusal(token: string): Promise<unknown> {
  const http = openHttp({ url: matrix.url, token, dated: () => {} });
  const tools = {
    http,
    api: matrixApi(http),
    proof: { token },
    drawer: (await memoryStore()).drawer('matrix'),
  };
  const opened = await openAccount({ ...tools, waitsMs: [1] }).catch((error: unknown) => error);
  http.close();
  return opened instanceof ConnectionLost ? opened.refusal : opened;
}

it.each([
  [{ status: 403, errcode: 'M_FORBIDDEN' }, 'matrix.lost.notMatrix'],
  [{ status: 404, errcode: 'M_UNRECOGNIZED' }, 'matrix.lost.notMatrix'],
  [{ status: 400 }, 'matrix.lost.notMatrix'],
  [{ status: 500, errcode: 'M_UNKNOWN' }, 'matrix.lost.unreachable'],
])('whoever answers %j before a homeserver is told of in words', async (as, sentence) => {
  const { token } = matrix.register('Palabre');
  matrix.fail({ path: /versions/u, times: 9, as });
  expect(await refusal(token)).toBe(sentence);
});

it('a token that nobody has is told of in words', async () => {
  matrix.register('Palabre');
  expect(await refusal('x')).toBe('matrix.lost.token');
});
