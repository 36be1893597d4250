import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountProcess } from '../support/account-process.ts';
import { startLocalMatrix, type LocalMatrix } from '../../src/rehearsal/local-matrix/index.ts';
import { homeserverOf } from '../support/homeservers.ts';
import { smallTemplateFolder } from '../support/matrix-rush.ts';
import { MatrixTown } from '../support/matrix-town.ts';

describe('kill -9 while a room for two is on its way', () => {
  let server: LocalMatrix;
  let town: MatrixTown;
  let bot: AccountProcess;
  let data: string;
  let templates: string;

  const launch = async (): Promise<void> => {
    const { url } = town.server;
    bot = await AccountProcess.start({
      url,
      token: town.token,
      store: `lmdb://${data}`,
      templates,
    });
    await bot.settled();
  };

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'palabre-matrix-'));
    templates = await smallTemplateFolder();
    server = await startLocalMatrix();
    town = await MatrixTown.open(homeserverOf(server), 'Ana', 'Bo');
    await launch();
    await town.palabreCame();
  });
  afterAll(async () => {
    await bot.stop();
    await town.close();
    await rm(data, { recursive: true });
    await rm(templates, { recursive: true });
  });

  it('waits for that room, and makes no other', async () => {
    const { relay } = bot;
    relay.hold(/createRoom/u);
    const ana = town.person('Ana');
    await ana.say(town.room, '!aide');
    await bot.waits('it to ask for a room', () => relay.heldBack > 0);
    await bot.kill();
    await launch();
    // By now it has heard again what Ana wants, and looked for the room.
    await rest(500);
    relay.letGo();
    await town.told('Ana', 'Ce que');
    expect(ana.rooms().filter((room) => room !== town.room)).toHaveLength(1);
  });

  it('makes the one that waited for the server to let it, once it does', async () => {
    // Enough to say, and no room.
    server.limit({ rooms: { perSecond: 0.000_1, burst: 0 } }, town.self);
    const bo = town.person('Bo');
    await bo.say(town.room, '!aide');
    await town.standing('✉️ Bo', 'Bo');
    await bot.kill();
    await launch();
    server.limit({});
    await bo.say(town.room, '!aide');
    await town.told('Bo', 'Ce que');
    expect(bo.rooms().filter((room) => room !== town.room)).toHaveLength(1);
  });
});
