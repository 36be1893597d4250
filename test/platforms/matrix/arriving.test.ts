import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Drawer } from '../../../src/engine/drawers.ts';
import { matrixApi } from '../../../src/platforms/matrix/client/api.ts';
import { openAccount, type Proof } from '../../../src/platforms/matrix/client/account.ts';
import { openHttp } from '../../../src/platforms/matrix/client/http.ts';
import { isAllowed } from '../../../src/platforms/matrix/rooms/inviting.ts';
import { matrixFor } from '../../../src/platforms/matrix/platform.ts';
import { startBot, type Bot } from '../../../src/program/bot.ts';
import { readTexts } from '../../../src/program/texts.ts';
import { startLocalMatrix, type LocalMatrix } from '../../../src/rehearsal/local-matrix/index.ts';
import { MatrixPerson } from '../../../src/rehearsal/matrix/person.ts';
import { silentLog } from '../../support/logs.ts';
import { encryption } from '../../support/secret-person.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { fakePainter } from '../../support/painter.ts';
import { smallTemplate } from '../../support/small-template.ts';

let server: LocalMatrix;
let store: Awaited<ReturnType<typeof memoryStore>>;
beforeEach(async () => {
  server = await startLocalMatrix();
  store = await memoryStore();
});
afterEach(() => server.close());

/** Asks for one with little patience. */
function account(url: string, proof: Proof) {
  const token = 'token' in proof ? proof.token : undefined;
  const http = openHttp({ url, token });
  const drawer: Drawer = store.drawer('matrix.account');
  return openAccount({ http, api: matrixApi(http), proof, drawer, waitsMs: [1] });
}

const lost = (why: string) =>
  expect.objectContaining({ name: 'ConnectionLost', refusal: `matrix.lost.${why}` });

describe('an account', () => {
  it('is proved by a token, or by a name and a password, once', async () => {
    const { token, password } = server.register('Palabre');
    expect(await account(server.url, { token })).toMatchObject({ user: '@palabre:ici.test' });
    const proof = { user: 'palabre', password };
    expect(await account(server.url, proof)).toMatchObject({ user: '@palabre:ici.test' });
    expect(await account(server.url, proof)).toMatchObject({ user: '@palabre:ici.test' });
    expect(server.count(/login/u)).toBe(1);
  });

  it('is refused with the reason', async () => {
    await expect(account(server.url, { token: 'wrong' })).rejects.toEqual(lost('token'));
    const proof = { user: 'palabre', password: 'wrong' };
    await expect(account(server.url, proof)).rejects.toEqual(lost('password'));
    await expect(account('http://127.0.0.1:1', proof)).rejects.toEqual(lost('unreachable'));
    const other = createServer((_, response) => response.end('<h1>A page</h1>')).listen(0);
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(account(`http://127.0.0.1:${port}`, proof)).rejects.toEqual(lost('notMatrix'));
    other.close();
  });
});

describe('whose invitations are taken', () => {
  it.each([
    ['@ana:ici.org', ['ici.org'], true],
    ['@ana:ici.org', ['@ana:ici.org'], true],
    ['@ben:ici.org', ['@ana:ici.org'], false],
    ['@ana:pas-ici.org', ['ici.org'], false],
    ['@ana:ici.org:8448', ['ici.org'], false],
    ['@ana:ailleurs.org', ['*'], true],
  ])('%s by %j: %s', (by, allowed, taken) => {
    expect(isAllowed(by, allowed)).toBe(taken);
  });
});

/** A server that knows nothing of keys. */
const withoutKeys = () =>
  server.fail({ path: /\/keys\//u, times: 99, as: { status: 404, errcode: 'M_UNRECOGNIZED' } });

describe('an invitation', () => {
  let bot: Bot;
  let ana: MatrixPerson;
  let palabre: { readonly id: string; readonly token: string };

  async function launch(invitedBy: readonly string[] | undefined): Promise<void> {
    palabre = server.register('Palabre');
    ana = new MatrixPerson(server.url, server.register('Ana')).start();
    bot = await startBot({
      open: matrixFor({ url: server.url, proof: { token: palabre.token }, invitedBy }),
      store: { ...store, close: async () => {} },
      templates: () => [smallTemplate],
      ...readTexts('matrix'),
      defaults: { locale: 'fr', timezone: 'America/Toronto' },
      log: silentLog,
      painter: fakePainter(),
      clock: Date.now,
      editGapMs: 1,
    });
  }
  afterEach(async () => {
    await bot.stop();
    await ana.stop();
  });

  const membership = (room: string) =>
    ana
      .events(room)
      .findLast(({ type, state_key: key }) => type === 'm.room.member' && key === palabre.id)
      ?.content['membership'];
  const said = (room: string, text: string) =>
    ana.until(text, () =>
      ana.seen(room).find(({ sender, body }) => sender === palabre.id && body.includes(text)),
    );

  it('is declined where its sender is not named', async () => {
    await launch(['ailleurs.org']);
    const room = await ana.createRoom({ invite: [palabre.id] });
    await ana.until('a refusal', () => membership(room) === 'leave');
  });

  it('into an encrypted room is taken where nothing can be encrypted, and told that nothing is heard there', async () => {
    withoutKeys();
    await launch(undefined);
    const room = await ana.createRoom({
      invite: [palabre.id],
      initial_state: [encryption],
    });
    await said(room, 'Ce salon est chiffré');
    await ana.say(room, '!aide');
  });

  it('to write in private is answered there', async () => {
    await launch(undefined);
    const room = await ana.createRoom({ invite: [palabre.id], is_direct: true });
    await ana.until('Palabre to come', () => membership(room) === 'join');
    await ana.say(room, 'Bonjour');
    await said(room, 'pas encore de salon en commun');
    const hall = await ana.createRoom({ name: 'Le jardin', invite: [palabre.id] });
    await ana.until('Palabre to come', () => membership(hall) === 'join');
    await ana.say(room, '!aide');
    await said(room, 'Ce que vous pouvez faire ici');
  });

  it('to write in private where nothing can be encrypted is answered in another room', async () => {
    withoutKeys();
    await launch(undefined);
    const room = await ana.createRoom({
      invite: [palabre.id],
      is_direct: true,
      initial_state: [encryption],
    });
    await ana.until('Palabre to leave', () => membership(room) === 'leave');
    const other = await ana.until('another room', () =>
      ana.rooms().find((each) => each !== room && membership(each) === 'join'),
    );
    await said(other, 'dans un salon chiffré');
  });

  it('is posted to once, whatever becomes of the answers', async () => {
    await launch(undefined);
    const room = await ana.createRoom({ name: 'Le jardin', invite: [palabre.id] });
    await ana.until('Palabre to come', () => membership(room) === 'join');
    await ana.say(room, '!atelier lancer');
    for (const as of ['lost', 'cut', { status: 502 }] as const)
      server.fail({ path: /send\/m\.room\.message/u, method: 'PUT', as });
    await said(room, 'Petit atelier');
    await bot.reconciler.settled();
    const cards = ana
      .seen(room)
      .filter(({ sender, body }) => sender === palabre.id && body.startsWith('Petit atelier'));
    expect(cards).toHaveLength(1);
  });
});
