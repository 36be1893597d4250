import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handshake, knock } from '../support/knocking.ts';
import { connect, setStage, type Stage } from './local-discord-bot.ts';
import { openSite, stateOf, type Site } from './page-visitor.ts';

/** A fixed seed, so that failures are reproducible. */
const parameters = { seed: 20_260_110, numRuns: 150 };
/** How many requests come at once. */
const crowd = 8;

let stage: Stage;
let site: Site;

beforeAll(async () => {
  stage = await setStage();
  site = await openSite();
});

afterAll(async () => {
  await stage.discord.close();
  await site.close();
});

const paths = [
  '/',
  '//',
  '/state',
  '/act',
  '/stream?person=constructor',
  '/matrix/stream?person=constructor',
  '/matrix/media/__proto__/x',
  '/attachments/1/x?hm=',
  '/api/v10/gateway/bot',
  '/api/v10/channels/1/messages',
  '/api/v10/interactions/1/token-1/callback',
  '/api/v10/webhooks/1/__proto__/messages/@original',
  '/%2e%2e/%2e%2e/.env',
  '/%',
];

const latin1 = fc
  .uint8Array({ maxLength: 60 })
  .map((bytes) => Buffer.from(bytes).toString('latin1'));
const path = fc.oneof(
  fc.constantFrom(...paths),
  fc.webPath(),
  latin1.map((text) => `/${text}`),
  fc.webUrl(),
  latin1,
);
/** Never the page's own origin: a request with it is legitimate. */
const header = fc.oneof(
  fc.constantFrom(
    'Origin: http://evil.example',
    'Origin: null',
    'Authorization: Bot x.local.rehearsal',
    'Content-Type: application/json',
    'Content-Type: multipart/form-data; boundary=x',
    'Content-Length: 5',
    'Content-Length: 999999999',
    'Transfer-Encoding: chunked',
    'Upgrade: websocket\r\nConnection: Upgrade',
    'Connection: keep-alive',
    'Expect: 100-continue',
    'Cookie: __proto__=1',
  ),
  latin1,
);
const host = fc.constantFrom('HERE', 'HERE', 'HERE', 'evil.example', 'localhost', '');
const body = fc.oneof(
  fc.json(),
  fc.constantFrom('{"__proto__":{"x":1}}', '--x\r\n\r\n', '5\r\nhello\r\n', '{"do":'),
  latin1,
);
const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'X');

const request = fc
  .tuple(method, path, host, fc.array(header, { maxLength: 4 }), body)
  .map(
    ([verb, where, name, headers, sent]) =>
      `${verb} ${where} HTTP/1.1\r\nHost: ${name}\r\n${headers.map((each) => `${each}\r\n`).join('')}\r\n${sent}`,
  );

const knocks = fc.oneof(
  { weight: 6, arbitrary: request },
  { weight: 1, arbitrary: latin1 },
  {
    weight: 1,
    arbitrary: fc.array(request, { minLength: 2, maxLength: 4 }).map((all) => all.join('')),
  },
);

/** A client's frame with this text; always masked, with a mask of zeros. */
function frame(opcode: number, text: string): string {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  const head = Buffer.from([0x80 | opcode, 0x80 | 126, ...length, 0, 0, 0, 0]);
  return Buffer.concat([head, bytes]).toString('latin1');
}

const packet = fc.oneof(
  fc.record({ op: fc.oneof(fc.integer({ min: -1, max: 12 }), fc.double()), d: fc.jsonValue() }),
  fc.record({
    op: fc.constantFrom(2, 6),
    d: fc.record(
      {
        token: fc.oneof(fc.string(), fc.constant('x.local.rehearsal')),
        intents: fc.integer(),
        properties: fc.dictionary(fc.string(), fc.jsonValue()),
        session_id: fc.string(),
        seq: fc.integer(),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.jsonValue(),
);

const frames = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: packet.map((each) => frame(1, JSON.stringify(each))) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((text) => frame(1, text)) },
    { weight: 1, arbitrary: fc.nat(15).map((opcode) => frame(opcode, 'x')) },
    { weight: 1, arbitrary: latin1 },
  ),
  { maxLength: 5 },
);

/** Up to that many at once, on separate connections. */
const together = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: crowd, maxLength: crowd });

const bytesOf = (text: string, origin: string) =>
  Buffer.from(text.replaceAll('HERE', new URL(origin).host), 'latin1');

describe('whatever strangers send', () => {
  it('to the local Discord has no effect on its world, and its bot continues', async () => {
    const { origin } = new URL(stage.discord.apiUrl);
    const client = await connect(stage.discord);
    const before = JSON.stringify(stage.discord.dump());
    const log: unknown[] = [];
    stage.discord.onActivity((activity) => void log.push(activity));
    const spoken = frames.map((all) => handshake(origin) + all.join(''));
    await fc.assert(
      fc.asyncProperty(together(fc.oneof(knocks, spoken)), async (all) => {
        const answers = await Promise.all(
          all.map((each) => knock(origin, bytesOf(each, origin), 8)),
        );
        // Hello at most: they get no events, and no answers from routes.
        expect(answers.join('')).not.toMatch(/HTTP\/1\.1 2|"op":0|READY/u);
      }),
      parameters,
    );
    expect(JSON.stringify(stage.discord.dump())).toBe(before);
    expect(log).toEqual([]);
    expect(stage.discord.breaches).toEqual([]);
    expect(client.ws.status).toBe(0);
    await expect(client.application.fetch()).resolves.toBeDefined();
    await client.destroy();
  });

  it('to the page changes nothing on it, and leaves nothing in its log', async () => {
    const { url } = site.page;
    const { clock: _before, ...before } = await stateOf(site);
    await fc.assert(
      fc.asyncProperty(together(knocks), async (all) => {
        await Promise.all(all.map((each) => knock(url, bytesOf(each, url), 8)));
      }),
      parameters,
    );
    const { clock: _after, ...after } = await stateOf(site);
    expect(after).toEqual(before);
    expect(site.warned).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
