import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { nodeFinding, portFinding } from '../../../src/program/operating/doctor-machine.ts';

/** What is found of a port at which a server answers so. */
async function foundAt(answer: string): Promise<unknown> {
  const server = createServer((_, response) => response.end(answer)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const found = await portFinding(typeof address === 'object' ? address?.port : undefined);
  server.close();
  return found;
}

describe('the machine', () => {
  it('needs a Node that is not too old', () => {
    expect(nodeFinding('18.19.0')).toMatchObject({ well: false, key: 'ops.doctor.nodeOld' });
    expect(nodeFinding('20.18.9').well).toBe(false);
    expect(nodeFinding('20.19.0').well).toBe(true);
    expect(nodeFinding('22.0.0').well).toBe(true);
  });

  it.each([
    ['a Palabre that is well', '{"ready":true}', true, 'ops.doctor.portReady'],
    ['one in trouble', '{"ready":false,"detail":"no session"}', false, 'ops.doctor.portTroubled'],
    ['another program', 'hello', false, 'ops.doctor.portTaken'],
    ['nothing that was asked for', '[]', false, 'ops.doctor.portTaken'],
  ])('has on its health port %s', async (_what, answer, well, key) => {
    expect(await foundAt(answer)).toMatchObject({ well, key });
  });

  it('has no health port unless one is asked for', async () => {
    expect(await portFinding(undefined)).toMatchObject({ well: true, key: 'ops.doctor.noPort' });
  });
});
