import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalMatrix, type LocalMatrix } from '../../src/rehearsal/local-matrix/index.ts';
import { ask, knock } from '../support/knocking.ts';

let matrix: LocalMatrix;
beforeAll(async () => {
  matrix = await startLocalMatrix();
});
afterAll(() => matrix.close());

const versions = '/_matrix/client/versions';
const login = '/_matrix/client/v3/login';
/** More than a stranger has to say, and less than a picture. */
const long = Buffer.alloc(200_000, ' ');

describe('the homeserver of a rehearsal', () => {
  it('answers programs of this machine, and no page of a site', async () => {
    expect((await ask(matrix.url, versions)).status).toBe(200);
    for (const headers of [{ host: 'evil.example' }, { origin: 'http://evil.example' }])
      expect((await ask(matrix.url, versions, headers)).status).toBe(403);
  });

  it('reads no further what who has no account sends', async () => {
    const sent = { method: 'POST', body: long };
    expect((await ask(matrix.url, login, {}, sent)).status).toBe(413);
    const forged = { authorization: 'Bearer constructor' };
    expect((await ask(matrix.url, '/_matrix/media/v3/upload', forged, sent)).status).toBe(413);
    const { token } = matrix.register('Ana');
    const own = { authorization: `Bearer ${token}` };
    expect((await ask(matrix.url, '/_matrix/media/v3/upload', own, sent)).status).toBe(200);
  });

  it('shows no stack, whatever is asked for', async () => {
    const { token } = matrix.register('Ben');
    const request = `GET /_matrix/client/v1/media/download/%/x HTTP/1.1\r\nHost: ${new URL(matrix.url).host}\r\nAuthorization: Bearer ${token}\r\n\r\n`;
    const told = await knock(matrix.url, request, 200);
    expect(told).toContain('400');
    expect(told).not.toContain(' at ');
  });
});
