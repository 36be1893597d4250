import { setTimeout as rest } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { matrixApi } from '../../../../src/platforms/matrix/client/api.ts';
import { openHttp } from '../../../../src/platforms/matrix/client/http.ts';
import { Listening } from '../../../../src/platforms/matrix/client/listening.ts';
import { openProgress } from '../../../../src/platforms/matrix/client/progress.ts';
import {
  startLocalMatrix,
  type LocalMatrix,
} from '../../../../src/rehearsal/local-matrix/index.ts';
import { MatrixPerson } from '../../../../src/rehearsal/matrix/person.ts';
import { until } from '../../../../src/rehearsal/look.ts';
import { silentLog } from '../../../support/logs.ts';
import { memoryStore } from '../../../support/memory-store.ts';

let server: LocalMatrix;
let ana: MatrixPerson;
let palabre: MatrixPerson;
let room: string;
let store: Awaited<ReturnType<typeof memoryStore>>;
let token: string;

beforeEach(async () => {
  server = await startLocalMatrix();
  ana = new MatrixPerson(server.url, server.register('Ana'));
  const account = server.register('Palabre');
  ({ token } = account);
  palabre = new MatrixPerson(server.url, account);
  room = await ana.createRoom({ invite: [palabre.id] });
  store = await memoryStore();
});
afterEach(() => server.close());

async function listen(hear: (body: unknown) => Promise<void>) {
  const progress = await openProgress(store.drawer('matrix.sync'), (error) => {
    throw error;
  });
  const http = openHttp({ url: server.url, token });
  let isRefused = false;
  const listening = new Listening({
    api: matrixApi(http),
    progress,
    log: silentLog,
    monotonic: () => performance.now(),
    self: palabre.id,
    take: () => {},
    hear: async (_, { type, content }) => {
      if (type === 'm.room.message') await hear(content['body']);
    },
    refused: () => {
      isRefused = true;
    },
    waitMs: 200,
  });
  await listening.begin();
  return {
    refused: () => isRefused,
    stop: async () => {
      http.close();
      await listening.stop();
    },
  };
}

describe('listening to a homeserver', () => {
  it('hears what somebody did in several rooms in the order in which they did it', async () => {
    const other = await ana.createRoom({ invite: [palabre.id] });
    const heard: unknown[] = [];
    const hear = async (body: unknown) => void heard.push(body);
    let listening = await listen(hear);
    for (const each of [room, other]) await palabre.api.join(each);
    await ana.say(room, 'un');
    await until('un', () => heard.includes('un') || undefined);
    await listening.stop();
    const said = ['a', 'b', 'c', 'd', 'e'];
    for (const [at, body] of said.entries()) {
      await ana.say(at % 2 === 0 ? other : room, body);
      await rest(5);
    }
    listening = await listen(hear);
    await until('all', () => heard.length > said.length || undefined);
    await listening.stop();
    expect(heard).toEqual(['un', ...said]);
  });

  it('hears each event once, across restarts, and nothing from before it came', async () => {
    await ana.say(room, 'avant');
    const heard: unknown[] = [];
    const hear = async (body: unknown) => void heard.push(body);
    let listening = await listen(hear);
    await palabre.api.join(room);
    await ana.say(room, 'un');
    await until('un', () => heard.includes('un') || undefined);
    await listening.stop();
    for (let index = 0; index < 130; index += 1) await ana.say(room, `absent ${index}`);
    listening = await listen(hear);
    await until('absent 129', () => heard.includes('absent 129') || undefined);
    await listening.stop();
    expect(heard).toEqual(['un', ...Array.from({ length: 130 }, (_, index) => `absent ${index}`)]);
  });

  it('hears again what was not handled before it was stopped, and nothing that was', async () => {
    await palabre.api.join(room);
    const ben = new MatrixPerson(server.url, server.register('Ben'));
    await ana.api.invite(room, ben.id);
    await ben.api.join(room);
    const heard: unknown[] = [];
    const stuck = new Promise<void>(() => {});
    await (await listen(async () => {})).stop();
    await ana.say(room, 'coincé');
    await ben.say(room, 'traité');
    const first = await openListeningThatSticks(heard, stuck);
    await until('traité', () => heard.includes('traité') || undefined);
    await untilNoted();
    first();
    heard.length = 0;
    const second = await listen(async (body) => void heard.push(body));
    await until('coincé', () => heard.includes('coincé') || undefined);
    await second.stop();
    expect(heard).toEqual(['coincé']);
  });

  it('goes on after an outage, lost answers and a proxy’s excuses', async () => {
    await palabre.api.join(room);
    const heard: unknown[] = [];
    const listening = await listen(async (body) => void heard.push(body));
    server.fail({ path: /sync/u, as: { status: 502 } });
    server.fail({ path: /sync/u, as: 'lost' });
    server.fail({
      path: /sync/u,
      as: { status: 429, errcode: 'M_LIMIT_EXCEEDED', retryAfterMs: 50 },
    });
    await ana.say(room, 'malgré tout');
    await until('malgré tout', () => heard.includes('malgré tout') || undefined);
    await listening.stop();
    expect(heard).toEqual(['malgré tout']);
  });

  it('says so when its token is no longer taken', async () => {
    const listening = await listen(async () => {});
    server.forget(palabre.id);
    await until('refused', () => listening.refused() || undefined);
    await listening.stop();
  });
});

async function untilNoted(): Promise<void> {
  while ((await store.drawer('matrix.sync').get('handled')) === undefined)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Listens with a handler that never comes to an end for one of the events; gives a way to cut it off. */
async function openListeningThatSticks(heard: unknown[], stuck: Promise<void>) {
  const progress = await openProgress(store.drawer('matrix.sync'), () => {});
  const http = openHttp({ url: server.url, token });
  const listening = new Listening({
    api: matrixApi(http),
    progress,
    log: silentLog,
    monotonic: () => performance.now(),
    self: palabre.id,
    take: () => {},
    hear: async (_, { content: { body } }) => {
      if (body === 'coincé') await stuck;
      heard.push(body);
    },
    refused: () => {},
    waitMs: 200,
  });
  await listening.begin();
  return () => http.close();
}
