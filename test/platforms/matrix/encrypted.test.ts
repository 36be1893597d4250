import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/engine/drawers.ts';
import type { Proof } from '../../../src/platforms/matrix/client/account.ts';
import { matrixFor } from '../../../src/platforms/matrix/platform.ts';
import { startBot, type Bot } from '../../../src/program/bot.ts';
import { readTexts } from '../../../src/program/texts.ts';
import { startLocalMatrix, type LocalMatrix } from '../../../src/rehearsal/local-matrix/index.ts';
import type { MatrixPerson } from '../../../src/rehearsal/matrix/person.ts';
import { until } from '../../../src/rehearsal/look.ts';
import { keptLog } from '../../support/logs.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { fakePainter } from '../../support/painter.ts';
import { ordinarySpaces } from '../../support/plain-view.ts';
import { encryption, secretPerson } from '../../support/secret-person.ts';
import { smallTemplate } from '../../support/small-template.ts';

const help = 'Ce que vous pouvez faire ici';
let server: LocalMatrix;
let store: Store;
let ana: MatrixPerson;
let palabre: ReturnType<LocalMatrix['register']>;
let kept: ReturnType<typeof keptLog>;
let bot: Bot | undefined;

beforeEach(async () => {
  server = await startLocalMatrix();
  store = await memoryStore();
  kept = keptLog();
  palabre = server.register('Palabre');
  ana = (await secretPerson(server.url, server.register('Ana'))).start();
});
afterEach(async () => {
  await bot?.stop();
  await ana.stop();
  await server.close();
});

async function launch(proof: Proof = { token: palabre.token }): Promise<void> {
  await bot?.stop();
  bot = await startBot({
    open: matrixFor({ url: server.url, proof, invitedBy: undefined }),
    store: { ...store, close: async () => {} },
    templates: () => [smallTemplate],
    ...readTexts('matrix'),
    defaults: { locale: 'fr', timezone: 'America/Toronto' },
    log: kept.log,
    painter: fakePainter(),
    clock: Date.now,
    editGapMs: 1,
  });
}

const told = (level: string) =>
  kept.entries.filter((each) => each.level === level).map(({ what }) => what);

async function makeRoom(isSecret = true): Promise<string> {
  const room = await ana.createRoom({
    name: 'Le jardin',
    invite: [palabre.id],
    ...(isSecret ? { initial_state: [encryption] } : {}),
  });
  await ana.until('Palabre to come', () =>
    ana
      .events(room)
      .some(
        ({ state_key: key, content }) => key === palabre.id && content['membership'] === 'join',
      ),
  );
  return room;
}

const saidAlone = () =>
  ana
    .seen(ana.directWith(palabre.id) ?? '')
    .filter(({ sender, body }) => sender === palabre.id && ordinarySpaces(body).includes(help));

const isHelped = (times = 1) => ana.until('help', () => saidAlone().length >= times || undefined);

/** From then on people's devices know whom to give keys to. */
const published = () => until('published', () => server.count(/signatures/u) > 1 || undefined);

describe('an encrypted room', () => {
  it('is answered in an encrypted room of the two, as soon as it is written to', async () => {
    await launch();
    const room = await makeRoom();
    await ana.say(room, '!aide');
    await isHelped();
    const direct = ana.directWith(palabre.id) ?? '';
    expect(ana.events(direct).some(({ type }) => type === 'm.room.encryption')).toBe(true);
    expect(kept.entries.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it('is heard once the key comes, if it comes late', async () => {
    await launch();
    const room = await makeRoom();
    server.holdKeys(true);
    const said = await ana.say(room, '!aide');
    await unreadToBe([said]);
    await launch();
    server.holdKeys(false);
    await isHelped();
    await unreadToBe([]);
    expect(saidAlone()).toHaveLength(1);
  });

  it('gives no answer to what the server may have made up in the clear', async () => {
    await launch();
    const room = await makeRoom();
    await ana.api.send(room, 'm.room.message', { msgtype: 'm.text', body: '!aide' }, 'clear');
    const taken = { type: 'm.room.redaction', content: { redacts: '$any' } };
    await ana.api.send(room, taken.type, taken.content, 'odd').catch(() => undefined);
    await ana.say(room, '!aide');
    await isHelped();
    expect(saidAlone()).toHaveLength(1);
  });

  it('makes an older direct room as secret, once people are met in one', async () => {
    await launch();
    const room = await makeRoom(false);
    await ana.say(room, '!aide');
    await isHelped();
    const direct = ana.directWith(palabre.id) ?? '';
    const isSecret = () => ana.events(direct).some(({ type }) => type === 'm.room.encryption');
    expect(isSecret()).toBe(false);
    await ana.api.setState(room, encryption.type, '', encryption.content);
    await ana.until('encryption', () =>
      ana.events(room).some(({ type }) => type === encryption.type),
    );
    await published();
    await ana.say(room, '!aide');
    await isHelped(2);
    expect(isSecret()).toBe(true);
    expect(saidAlone().map(({ room: where }) => where)).toEqual([direct, direct]);
  });
});

/** Waits until these alone are kept for when their key comes. */
async function unreadToBe(wanted: readonly string[]): Promise<void> {
  while (String(await keptUnread()) !== String(wanted))
    await new Promise((resolve) => setTimeout(resolve, 5));
}

async function keptUnread(): Promise<string[]> {
  const ids: string[] = [];
  for await (const [key] of store.drawer('matrix.unread').entries())
    if (key.startsWith('event/')) ids.push(key.slice('event/'.length));
  return ids;
}

describe('a store that is lost', () => {
  it('costs encrypted rooms, with a token that had keys; plain rooms go on', async () => {
    await launch();
    await makeRoom();
    await published();
    store = await memoryStore();
    await launch();
    expect(told('error')).toEqual([expect.stringContaining('a token that nothing else uses')]);
    expect(bot?.troubles()).toEqual([expect.objectContaining({ reason: 'encryption' })]);
    expect(bot?.ready()).toBe(true);
    const plain = await makeRoom(false);
    await ana.say(plain, '!aide');
    await isHelped();
  });

  it('costs one new identity, with a password', async () => {
    const proof = { user: 'palabre', password: palabre.password };
    await launch(proof);
    await makeRoom();
    await published();
    store = await memoryStore();
    server.renewDevice(palabre.id);
    await launch(proof);
    const room = await makeRoom();
    await ana.say(room, '!aide');
    await isHelped();
    expect(kept.entries.filter(({ level }) => level === 'error')).toEqual([]);
    expect(told('warn')).toEqual([]);
  });

  it('costs nothing where an older backup is put back', async () => {
    await launch();
    const room = await makeRoom();
    await ana.say(room, '!aide');
    await isHelped();
    const older = await memoryStore();
    for await (const name of store.drawers())
      for await (const [key, value] of store.drawer(name).entries())
        await older.drawer(name).change(new Map([[key, value]]));
    await ana.say(room, '!aide');
    await isHelped(2);
    await bot?.stop();
    store = older;
    await launch();
    await ana.say(room, '!aide');
    // What was heard after the backup is answered again, under the same transaction.
    await isHelped(3);
    const read = ana.rooms().flatMap((each) => ana.events(each).map(({ type }) => type));
    expect(read).not.toContain('m.room.encrypted');
  });

  it('costs nothing where another token is of the same account', async () => {
    await launch();
    await makeRoom();
    await published();
    const { token } = server.renewDevice(palabre.id);
    await launch({ token });
    const room = await makeRoom();
    await ana.say(room, '!aide');
    await isHelped();
    expect(kept.entries.filter(({ level }) => level !== 'info')).toEqual([]);
  });
});
