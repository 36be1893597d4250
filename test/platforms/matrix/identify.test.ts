import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identifyAccount, signOut } from '../../../src/platforms/matrix/identify.ts';
import { roomsOf } from '../../../src/platforms/matrix/rooms-found.ts';
import { communityOf } from '../../../src/platforms/matrix/rooms/ids.ts';
import { startLocalMatrix, type LocalMatrix } from '../../../src/rehearsal/local-matrix/index.ts';
import { MatrixPerson } from '../../../src/rehearsal/matrix/person.ts';

let matrix: LocalMatrix;
beforeEach(async () => {
  matrix = await startLocalMatrix();
});
afterEach(() => matrix.close());

/** A site that answers everything with one text. */
async function site(body: string, status = 200): Promise<{ url: string; server: Server }> {
  const server = createServer((_, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}`, server };
}

describe('who an account is', () => {
  it('is told by its token, with how many rooms it is in', async () => {
    const { token, id } = matrix.register('Palabre');
    expect(await identifyAccount(matrix.url, { token })).toEqual({
      account: { url: matrix.url, token, user: id, server: 'ici.test', rooms: 0, opened: false },
    });
  });

  it('is told by a password, through a session that is closed when nothing comes of it', async () => {
    const { password, token, id } = matrix.register('Palabre');
    const found = await identifyAccount(`${matrix.url}/`, { user: 'palabre', password });
    if (!('account' in found)) throw new Error(found.kind);
    expect(found.account).toMatchObject({ user: id, opened: true });
    expect(found.account.token).not.toBe(token);
    expect(JSON.stringify(found)).not.toContain(password);
    await signOut(found.account);
    const again = await identifyAccount(matrix.url, { token: found.account.token });
    expect(again).toEqual({ kind: 'token' });
  });

  it.each([
    ['', 'noAddress'],
    ['pas une adresse', 'noAddress'],
    ['ftp://ici.test', 'noAddress'],
    ['http://127.0.0.1:1', 'unreachable'],
  ])('is not asked of %j: %s', async (server, kind) => {
    expect(await identifyAccount(server, { token: 'x' })).toEqual({ kind });
  });

  it('is not known to a site that is no homeserver', async () => {
    const { url, server } = await site('<h1>Element</h1>');
    expect(await identifyAccount(url, { token: 'x' })).toEqual({ kind: 'notMatrix' });
    server.close();
  });

  it('is asked of the homeserver that a domain names', async () => {
    const { token } = matrix.register('Palabre');
    const named = JSON.stringify({ 'm.homeserver': { base_url: `${matrix.url}/` } });
    const { url, server } = await site(named);
    const found = await identifyAccount(url, { token });
    expect(found).toMatchObject({ account: { url: matrix.url } });
    server.close();
  });

  it('is refused with a wrong token and a wrong password, each in its own way', async () => {
    matrix.register('Palabre');
    expect(await identifyAccount(matrix.url, { token: 'x' })).toEqual({ kind: 'token' });
    const proof = { user: 'palabre', password: 'x' };
    expect(await identifyAccount(matrix.url, proof)).toEqual({ kind: 'password' });
  });

  it.each([
    [{ status: 400, errcode: 'M_UNKNOWN' }, 'noPassword'],
    [{ status: 429, errcode: 'M_LIMIT_EXCEEDED' }, 'limited'],
    [{ status: 500, errcode: 'M_UNKNOWN' }, 'unreachable'],
    [{ status: 502 }, 'notMatrix'],
  ])('is not blamed on a password when the server answers %j: %s', async (as, kind) => {
    const { password } = matrix.register('Palabre');
    matrix.fail({ path: /login/u, times: 1, as });
    expect(await identifyAccount(matrix.url, { user: 'palabre', password })).toEqual({ kind });
  });
});

describe('where an account is', () => {
  it('is each room where people talk: encrypted or not, who leads it, what Palabre may do', async () => {
    const palabre = matrix.register('Palabre');
    const ana = new MatrixPerson(matrix.url, matrix.register('Ana'));
    const self = new MatrixPerson(matrix.url, palabre);
    const found = await identifyAccount(matrix.url, { token: palabre.token });
    if (!('account' in found)) throw new Error(found.kind);
    const levels = { users: { [ana.id]: 100, [palabre.id]: 50 } };
    const garden = await ana.createRoom({
      name: 'Le jardin',
      invite: [palabre.id],
      power_level_content_override: levels,
    });
    const encryption = {
      type: 'm.room.encryption',
      content: { algorithm: 'm.megolm.v1.aes-sha2' },
    };
    const secret = await ana.createRoom({
      name: 'Secret',
      invite: [palabre.id],
      initial_state: [encryption],
    });
    for (const room of [garden, secret]) await self.api.join(room);
    const rooms = await roomsOf(found.account);
    expect(rooms).toMatchObject([
      { id: garden, name: 'Le jardin', isEncrypted: false, maySend: true, mayRedact: true },
      { id: secret, name: 'Secret', isEncrypted: true, maySend: true, mayRedact: false },
    ]);
    expect(rooms?.[0]).toMatchObject({
      leader: { id: ana.id, name: 'Ana' },
      communities: [communityOf(garden)],
      address: expect.stringContaining('https://matrix.to/#/'),
    });
  });

  it('is not known while the homeserver does not answer', async () => {
    const { token } = matrix.register('Palabre');
    const found = await identifyAccount(matrix.url, { token });
    if (!('account' in found)) throw new Error(found.kind);
    matrix.fail({ path: /joined_rooms/u, times: 1, as: { status: 503 } });
    expect(await roomsOf(found.account)).toBeUndefined();
  });
});
