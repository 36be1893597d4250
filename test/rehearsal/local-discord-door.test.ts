import { GatewayIntentBits, Routes, SlashCommandBuilder } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import type { Activity } from '../../src/rehearsal/local-discord/index.ts';
import { ask, endOf, handshake, knock, webSocketTo } from '../support/knocking.ts';
import { connect, nextInteraction, setStage, type Stage } from './local-discord-bot.ts';

let stage: Stage;
let origin: string;
let port: string;
let seen: Activity[];

beforeEach(async () => {
  stage = await setStage();
  ({ origin, port } = new URL(stage.discord.apiUrl));
  seen = [];
  stage.discord.onActivity((activity) => void seen.push(activity));
});

afterEach(() => stage.discord.close());

const asBot = () => ({ authorization: `Bot ${stage.discord.token}` });
const here = '/api/v10/gateway/bot';
const json = { 'content-type': 'application/json' };

/** Tries something that must have no effect, break no rule, and be reported to nobody. */
async function inVain(attempt: () => Promise<unknown>): Promise<void> {
  const before = JSON.stringify(stage.discord.dump());
  await attempt();
  expect(JSON.stringify(stage.discord.dump())).toBe(before);
  expect(stage.discord.breaches).toEqual([]);
  expect(seen).toEqual([]);
}

describe('a request to the local Discord', () => {
  it('is answered only with the token, which is a new one at each start', async () => {
    const other = await setStage();
    await other.discord.close();
    expect(other.discord.token).not.toBe(stage.discord.token);
    await inVain(async () => {
      const guesses = [
        undefined,
        'Bot ',
        `Bot ${other.discord.token}`,
        `Bot ${btoa(stage.discord.botId).replaceAll('=', '')}.local.rehearsal`,
        stage.discord.token,
        `Bearer ${stage.discord.token}`,
        `Bot ${stage.discord.token}x`,
      ];
      for (const authorization of guesses) {
        const refused = await ask(
          origin,
          here,
          authorization === undefined ? {} : { authorization },
        );
        expect([authorization, refused.status]).toEqual([authorization, 401]);
      }
    });
    expect((await ask(origin, here, asBot())).status).toBe(200);
  });

  it.each([
    'evil.example',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost:PORT',
    '127.0.0.1.evil.example:PORT',
  ])('is refused for the host %s, even with the token', async (name) => {
    const host = name.replace('PORT', port);
    await inVain(async () => {
      expect((await ask(origin, here, { ...asBot(), host })).status).toBe(403);
    });
  });

  it.each(['http://evil.example', 'null', 'http://127.0.0.1:PORT', 'http://localhost:4815'])(
    'is refused from a page of %s, as is its preflight',
    async (name) => {
      const headers = { origin: name.replace('PORT', port) };
      const method = { 'access-control-request-method': 'POST' };
      await inVain(async () => {
        expect((await ask(origin, here, { ...asBot(), ...headers })).status).toBe(403);
        const preflight = await ask(origin, here, { ...headers, ...method }, { method: 'OPTIONS' });
        expect(preflight.status).toBe(403);
        expect(Object.keys(preflight.headers).join()).not.toContain('access-control');
      });
    },
  );

  it('is refused without the token before its body is read, however long it is', async () => {
    const { id } = stage.channel;
    const body = Buffer.alloc(30 * 1024 * 1024, 'a');
    const path = `/api/v10/channels/${id}/messages`;
    await inVain(async () => {
      expect((await ask(origin, path, json, { method: 'POST', body })).status).toBe(401);
    });
  });

  it('answers no interaction without its own token, which cannot be derived from its id', async () => {
    const client = await connect(stage.discord);
    await client.application.commands.set([
      new SlashCommandBuilder().setName('ping').setDescription('Says pong').toJSON(),
    ]);
    const sent = nextInteraction(client);
    const outcome = stage.ana.slash(stage.channel.id, 'ping');
    const { id, token, applicationId } = await sent;
    expect(token.length).toBeGreaterThan(40);
    const body = JSON.stringify({ type: 4, data: { content: 'forged' } });
    for (const guess of [`token-${id}`, 'constructor', '__proto__', id, '%00']) {
      const reply = await ask(origin, `/api/v10/interactions/${id}/${guess}/callback`, json, {
        method: 'POST',
        body,
      });
      const path = `/api/v10/webhooks/${applicationId}/${guess}/messages/@original`;
      const edit = await ask(origin, path, json, { method: 'PATCH', body });
      expect([guess, reply.status, edit.status]).toEqual([guess, 404, 404]);
    }
    const own = Routes.interactionCallback(id, token);
    await stage.rest.post(own, { auth: false, body: { type: 4, data: { content: 'pong' } } });
    expect(await outcome).toMatchObject({ message: { content: 'pong' } });
    expect(stage.discord.breaches).toEqual([]);
    // Observers of the requests don't get that token either.
    const requests = seen.filter(({ type }) => type === 'request');
    expect(JSON.stringify(requests)).not.toContain(token);
    await client.destroy();
  });

  it('for a file needs the whole address that the bot was given', async () => {
    const form = new FormData();
    form.append('payload_json', JSON.stringify({ content: 'voici' }));
    form.append('files[0]', new Blob(['# Bilan']), 'bilan.md');
    const posted = await fetch(
      `${stage.discord.apiUrl}/v10/channels/${stage.channel.id}/messages`,
      {
        method: 'POST',
        headers: asBot(),
        body: form,
      },
    );
    const url: string = Object(await posted.json()).attachments[0].url;
    expect(await (await fetch(url)).text()).toBe('# Bilan');
    const guesses = [url.replace(/\?.*/u, ''), `${url}x`, url.replace('?hm=', '?hm=x')];
    for (const guess of guesses) expect((await fetch(guess)).status).toBe(404);
    const stranger = { origin: 'http://evil.example' };
    expect((await fetch(url, { headers: stranger })).status).toBe(403);
  });
});

describe('the gateway of the local Discord', () => {
  it('does not open for a page, or under another name', async () => {
    await inVain(async () => {
      const fromPage = webSocketTo(origin, { origin: 'http://evil.example' });
      expect(await endOf(fromPage)).toEqual({ code: 403, received: [] });
      const asItself = webSocketTo(origin, { origin });
      expect(await endOf(asItself)).toEqual({ code: 403, received: [] });
      const elsewhere = webSocketTo(origin, { headers: { host: `evil.example:${port}` } });
      expect(await endOf(elsewhere)).toEqual({ code: 403, received: [] });
    });
  });

  it.each([
    ['identifies with a token of its own', 4004, { op: 2, d: identity('of.my.own') }],
    [
      'resumes with a token of its own',
      4004,
      { op: 6, d: { token: 'x', session_id: '1', seq: 0 } },
    ],
    ['identifies with nothing', 4002, { op: 2, d: null }],
    ['resumes with nothing', 4002, { op: 6 }],
    ['requests members before identifying', 4003, { op: 8, d: {} }],
    ['sends an unknown opcode', 4003, { op: 1e9, d: {} }],
    ['sends something other than a packet', 4002, ['__proto__']],
  ])('closes on anyone who %s, and tells them nothing', async (_, code, packet) => {
    await inVain(async () => {
      const socket = webSocketTo(origin);
      socket.once('open', () => socket.send(JSON.stringify(packet)));
      const end = await endOf(socket);
      expect(end).toMatchObject({ code, received: [{ op: 10 }] });
    });
  });

  it.each([
    ['text that is not JSON', 'bonjour', 4002],
    ['an empty packet', '', 4002],
    ['bytes', Buffer.from([0, 255, 254, 1]), 4002],
    ['65,000 brackets', '['.repeat(65_000), 4002],
    ['more than the maximum size', 'x'.repeat(70_000), 1009],
  ])('closes on %s', async (_, sent, code) => {
    await inVain(async () => {
      const socket = webSocketTo(origin);
      socket.once('open', () => socket.send(sent));
      expect((await endOf(socket)).code).toBe(code);
    });
  });

  it('closes on its own bot if it sends something other than a packet, and records that without the content', async () => {
    const socket = webSocketTo(origin);
    socket.once('open', () =>
      socket.send(JSON.stringify({ op: 2, d: identity(stage.discord.token) })),
    );
    socket.once('message', () => socket.send(`not JSON: ${stage.discord.token}`));
    expect((await endOf(socket)).code).toBe(4002);
    expect(stage.discord.breaches.map(({ rule }) => rule)).toEqual(['gatewayPacket']);
    expect(JSON.stringify(stage.discord.dump())).not.toContain(stage.discord.token);
  });

  it('closes connections that don’t identify in time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const socket = webSocketTo(origin);
    const end = endOf(socket);
    await new Promise((resolve) => socket.once('message', resolve));
    vi.advanceTimersByTime(20_000);
    expect((await end).code).toBe(4003);
    vi.useRealTimers();
  });

  it('still opens for its bot once three hundred waiting strangers are gone', async () => {
    const strangers = Array.from({ length: 300 }, () => webSocketTo(origin));
    const met = await Promise.all(strangers.map(welcome));
    expect(met.filter((each) => each === 'greeted')).toHaveLength(256);
    expect(met.filter((each) => each === 403)).toHaveLength(300 - 256);
    for (const socket of strangers) socket.terminate();
    await vi.waitFor(async () => {
      const again = webSocketTo(origin);
      expect(await welcome(again)).toBe('greeted');
      again.terminate();
    });
    const client = await connect(stage.discord, [GatewayIntentBits.Guilds]);
    expect(client.isReady()).toBe(true);
    await client.destroy();
  });
});

/** What a connection gets at the gateway: hello, or the status it is refused with. */
function welcome(socket: WebSocket): Promise<number | 'greeted'> {
  const greeted = new Promise<'greeted'>((resolve) => {
    socket.once('message', () => resolve('greeted'));
  });
  return Promise.race([greeted, endOf(socket).then(({ code }) => code)]);
}

function identity(token: string): object {
  return { token, intents: 1, properties: {} };
}

const chunked = (path: string, headers: string, body: string): string =>
  `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n${headers}\r\n\r\n${body}`;
const get = (path: string, headers = ''): string =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n${headers}\r\n`;

describe('the local Discord survives', () => {
  it.each([
    ['two slashes', get('//')],
    ['an invalid path', get('//[')],
    ['backslashes', get('/\\\\evil.example/')],
    ['another site’s full address', get('http://evil.example/')],
    ['broken percent-encoding', get('/api/v10/%E0%A4%A/%')],
    ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n'],
    ['a request for a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['no host, in HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n'],
    ['two content lengths', chunked('/api/v10/x', 'Content-Length: 1\r\nContent-Length: 2', 'ab')],
    ['a chunk without its end', chunked('/api/v10/x', 'Transfer-Encoding: chunked', 'zz\r\n')],
    ['a header of 20,000 letters', get('/', `X: ${'x'.repeat(20_000)}\r\n`)],
    ['keys that every object inherits', get('/api/v10/__proto__/constructor?__proto__=1')],
    ['an upgrade to something else', get('/', 'Upgrade: h2c\r\nConnection: Upgrade\r\n')],
    ['an upgrade without a key', get('/', 'Upgrade: websocket\r\nConnection: Upgrade\r\n')],
    ['random bytes', '\u0000\u0001\u00FF\u0016\u0003\u0001'],
    ['an invalid frame', `HANDSHAKE${'\u00FF'.repeat(64)}`],
    ['a frame without its mask', 'HANDSHAKE\u0081\u0005hello'],
    ['a frame of eight exabytes', `HANDSHAKE\u0081\u00FF${'\u007F'.repeat(12)}`],
  ])('%s', async (_, text) => {
    const bytes = text.replace('HANDSHAKE', handshake(origin)).replaceAll('PORT', port);
    await inVain(async () => {
      await knock(origin, Buffer.from(bytes, 'latin1'));
      expect((await ask(origin, '/')).status).toBe(401);
    });
    expect((await ask(origin, here, asBot())).status).toBe(200);
  });

  it('its own bot’s mistakes, and answers as Discord would', async () => {
    const path = `/api/v10/channels/${stage.channel.id}/messages`;
    const post = (body: string | Buffer, type = 'application/json') =>
      ask(origin, path, { ...asBot(), 'content-type': type }, { method: 'POST', body });
    const form = 'multipart/form-data; boundary=b';
    expect((await post('{"content":')).status).toBe(400);
    expect((await post('--b\r\nContent-Disposition: form-data; name="a"', form)).status).toBe(400);
    expect((await post('', 'multipart/form-data')).status).toBe(400);
    expect((await post('{"__proto__":{"_errors":1},"constructor":{"prototype":1}}')).status).toBe(
      400,
    );
    expect((await post('{"embeds":{"__proto__":{"polluted":{}}}}')).status).toBe(400);
    expect((await post(Buffer.alloc(26 * 1024 * 1024, ' '))).status).toBe(413);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Object({})._errors).toBeUndefined();
    expect(stage.discord.breaches.map(({ rule }) => rule)).not.toContain('localDiscordFault');
  });

  it('a bot that is cut off in the middle of a request, which is ignored', async () => {
    const headers = `Authorization: Bot ${stage.discord.token}\r\nContent-Type: application/json`;
    const path = `/api/v10/channels/${stage.channel.id}/messages`;
    const begun = chunked(path, `${headers}\r\nContent-Length: 100`, '{"content":"bonj');
    await inVain(() => knock(origin, begun.replace('PORT', port)));
  });
});
