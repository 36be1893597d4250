import { afterEach, expect, it } from 'vitest';
import type { Server } from 'node:http';
import type { Trouble } from '../../src/engine/trouble.ts';
import { serveHealth } from '../../src/system/health.ts';
import { ask } from '../support/knocking.ts';

let server: Server | undefined;
afterEach(() => server?.close());

async function health(troubles: readonly Trouble[]) {
  server = await serveHealth(0, () => troubles);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  return { status: answer.status, told: await answer.json() };
}

const everywhere: Trouble = { reason: 'disconnected', detail: 'Nothing answers.' };
const somewhere: Trouble = { reason: 'encryption', detail: 'Not read.', partly: true };

it('is ready where there is no trouble', async () => {
  expect(await health([])).toEqual({ status: 200, told: { ready: true } });
});

it('is not where there is one, and tells the first that is everywhere', async () => {
  const troubles = [somewhere, everywhere];
  expect(await health(troubles)).toEqual({
    status: 503,
    told: { ready: false, ...everywhere, troubles },
  });
});

it('is where some places alone are touched, and tells of those', async () => {
  expect(await health([somewhere])).toEqual({
    status: 200,
    told: { ready: true, troubles: [somewhere] },
  });
});

it('tells nothing to a page of a site, which may have its own name resolve to this machine', async () => {
  server = await serveHealth(0, () => [everywhere]);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const told = (headers: Readonly<Record<string, string>>) =>
    ask(`http://127.0.0.1:${port}`, '/metrics', headers);
  expect(await told({ host: `evil.example:${port}` })).toMatchObject({ status: 403, text: '' });
  expect(await told({ origin: 'http://evil.example' })).toMatchObject({ status: 403, text: '' });
  expect((await told({ host: `localhost:${port}` })).status).toBe(200);
});
