import { request, type OutgoingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  act,
  get,
  isType,
  openSite,
  openWindow,
  personNamed,
  send,
  stateOf,
  type Site,
} from './page-visitor.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** With arbitrary headers, which a browser would not let a page set. */
function ask(
  path: string,
  headers: OutgoingHttpHeaders = {},
  { method = 'GET', body = '' } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(site.page.url + path, { method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const problemOf = ({ text }: Answer): unknown => Object(JSON.parse(text)).problem;

describe('the door of the rehearsal’s page', () => {
  it('answers at its own address, by number and by name', async () => {
    const port = new URL(site.page.url).port;
    expect((await ask('/state')).status).toBe(200);
    expect((await ask('/state', { host: `localhost:${port}` })).status).toBe(200);
  });

  it.each(['evil.example', '127.0.0.1', 'localhost:1', '127.0.0.1.evil.example'])(
    'refuses a request for the host %s, in plain words',
    async (host) => {
      const refused = await ask('/state', { host });
      expect(refused.status).toBe(403);
      expect(problemOf(refused)).toBe(
        'Cette page ne répond qu’à son adresse sur cette machine. Ouvrez celle que le terminal affiche.',
      );
    },
  );

  it('refuses other sites’ requests, and a POST that does not say where it is from', async () => {
    const origin = 'http://evil.example';
    const body = '{"do":"stop"}';
    expect((await ask('/state', { origin })).status).toBe(403);
    expect((await ask('/cast', { ...json, origin }, { method: 'POST', body })).status).toBe(403);
    expect((await ask('/cast', json, { method: 'POST', body })).status).toBe(403);
    const own = { ...json, origin: site.page.url };
    expect((await ask('/cast', own, { method: 'POST', body })).status).toBe(200);
  });

  it.each(['cross-site', 'same-site'])(
    'draws nothing in another page (%s), which would name no site for a picture',
    async (site) => {
      const drawn = { 'sec-fetch-site': site, 'sec-fetch-dest': 'image' };
      expect((await ask('/matrix/state', drawn)).status).toBe(403);
      const framed = { 'sec-fetch-site': site, 'sec-fetch-dest': 'iframe' };
      expect((await ask('/', framed)).status).toBe(403);
      const followed = { 'sec-fetch-site': site, 'sec-fetch-dest': 'document' };
      expect((await ask('/', followed)).status).not.toBe(403);
    },
  );

  it('refuses a POST that is not JSON, as a form on another site would send', async () => {
    const origin = site.page.url;
    const asForm = { 'content-type': 'text/plain', origin };
    const sent = { method: 'POST', body: '{"do":"stop"}' };
    expect((await ask('/cast', asForm, sent)).status).toBe(415);
    expect((await ask('/cast', { origin }, sent)).status).toBe(415);
    expect((await ask('/restart', asForm, { method: 'POST' })).status).toBe(415);
    const broken = await ask('/cast', { ...json, origin }, { method: 'POST', body: '{"do":' });
    expect(broken.status).toBe(400);
  });

  it('refuses a body of more than 100 kB', async () => {
    const answer = await send(site, '/act', { text: 'x'.repeat(100_000) });
    expect(answer.status).toBe(413);
  });

  it('accepts a file for a command, but nobody else’s, and none over 10 MiB', async () => {
    const { me } = await stateOf(site);
    const sendFile = (query: string, bytes: Uint8Array<ArrayBuffer>, origin = site.page.url) =>
      fetch(`${site.page.url}/files?${query}`, {
        method: 'POST',
        headers: { origin },
        body: bytes,
      });
    const query = `person=${me.id}&name=sondage.csv&type=text%2Fcsv`;
    const small = new Uint8Array(10);
    const taken = await sendFile(query, small);
    expect(taken.status).toBe(200);
    expect(await taken.json()).toEqual({ id: expect.stringMatching(/^\d+$/u) });
    expect((await sendFile(query, small, 'http://evil.example')).status).toBe(403);
    expect((await sendFile('person=42&name=sondage.csv', small)).status).toBe(404);
    expect((await sendFile(`person=${me.id}`, small)).status).toBe(400);
    expect((await sendFile(query, new Uint8Array(10 * 1024 * 1024 + 1))).status).toBe(413);
  });

  it.each([
    ['/act', { person: '1', do: 'dance' }],
    ['/act', { person: '1', do: 'click', channel: '1', message: '1' }],
    ['/act', { person: '1', do: 'submit', modal: { custom_id: 'x' }, values: {} }],
    ['/cast', { do: 'step', pace: 'slow' }],
    ['/clock', { forwardMs: -1 }],
    ['/clock', { forwardMs: 1, to: 'timeboxEnd' }],
    ['/people', { name: ' ', locale: 'fr', facilitates: false }],
    ['/people', undefined],
  ])('says what is wrong with a body for %s, without a stack', async (path, body) => {
    const answer = await send(site, path, body);
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain('problem');
    expect(text).not.toContain('    at ');
  });

  it('uses English for an English page', async () => {
    const refused = await ask('/nowhere', { 'accept-language': 'en-CA,en;q=0.9' });
    expect(refused.status).toBe(404);
    expect(problemOf(refused)).toBe('There’s nothing at this address. Go to the root: /');
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['identity', undefined],
  ])('sends its script to a browser that takes %s', async (accepted, encoding) => {
    const { headers, text } = await ask('/connect.js', { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(text.length < 25_000).toBe(encoding !== undefined);
  });

  it('serves nothing from outside the page’s own folder', async () => {
    const paths = ['/../package.json', '/..%2fpackage.json', '/.env', '/src/main.js'];
    for (const path of paths) expect((await ask(path)).status).toBe(404);
    expect((await ask('/state', {}, { method: 'DELETE' })).status).toBe(405);
  });

  it('lets the page load nothing from elsewhere, and be framed by nobody', async () => {
    const { headers } = await ask('/state');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('answers 422 with the reason if a gesture cannot be made', async () => {
    const { me, channels } = await stateOf(site);
    const channel = channels[0]?.id ?? '';
    const lost = { do: 'click', channel, message: '42', customId: 'join:x' } as const;
    await expect(act(site, me, lost)).rejects.toThrow(/422.*Ce n’est plus là/);
    const nobody = { ...me, id: '42' };
    await expect(act(site, nobody, lost)).rejects.toThrow(/404/);
    await expect(get(site, `/stream?person=42`)).rejects.toThrow(/404/);
    const guest = await personNamed(site, 'Invité');
    await expect(get(site, `/messages?person=${guest.id}&channel=42`)).rejects.toThrow(/404/);
  });

  it('shows the traffic without the tokens that would let others answer in the bot’s place', async () => {
    const { me, channels } = await stateOf(site);
    const window = await openWindow(site, me);
    const gesture = { do: 'slash', channel: channels[0]?.id ?? '', command: 'help', options: {} };
    await act(site, me, { ...gesture, do: 'slash' });
    await window.told('the answer', (event) => JSON.stringify(event).includes('/:token/callback'));
    const wire = window.events.filter(isType('wire')).map(({ entry }) => entry);
    const asked = wire.find(({ name }) => name === 'INTERACTION_CREATE');
    expect(asked?.body).toMatchObject({ token: '…' });
    window.close();
  });
});
