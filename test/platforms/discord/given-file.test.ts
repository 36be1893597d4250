import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { givenFile } from '../../../src/platforms/discord/given-file.ts';
import { requiredFile } from '../../../src/engine/requests/options.ts';
import { openAnsweringStage } from '../../support/answering-stage.ts';
import { keptLog, type Entry } from '../../support/logs.ts';
import { smallPng } from '../../support/painter.ts';

const maxBytes = 1_000;
const refused = (kind: string) => ({ ok: false, error: { kind } });
const tooBig = { ok: false, error: { kind: 'fileTooBig', max: maxBytes } };

describe('a file given with a command', () => {
  let server: Server;
  let asked: number;
  let entries: readonly Entry[];
  let serve: (response: ServerResponse) => void;

  beforeEach(async () => {
    asked = 0;
    server = createServer((_request, response) => {
      asked += 1;
      serve(response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  function read(size: number, answer: typeof serve, patienceMs?: number) {
    serve = answer;
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const url = `http://127.0.0.1:${port}/sondage.csv?hm=secret`;
    const kept = keptLog();
    ({ entries } = kept);
    return givenFile({ name: 'sondage.csv', size, url }, kept.log, patienceMs).read(maxBytes);
  }
  const readBytes = (bytes: Uint8Array) => read(bytes.length, (response) => response.end(bytes));
  const readText = (text: string) => readBytes(Buffer.from(text));

  it('is given byte by byte, whatever it is: who asked for it knows how to read it', async () => {
    for (const bytes of [
      Buffer.from('\uFEFFNom;Zoé 🤓\n'),
      Buffer.from('Zoé', 'latin1'),
      Buffer.from('\uFEFFNom', 'utf16le'),
      Buffer.from(smallPng),
      Buffer.from(''),
    ])
      expect(await readBytes(bytes)).toEqual({ ok: true, value: bytes });
  });

  it('is refused unread when it says it is too big', async () => {
    expect(await readText('x'.repeat(maxBytes))).toMatchObject({ ok: true });
    expect(asked).toBe(1);
    expect(await readText('x'.repeat(maxBytes + 1))).toEqual(tooBig);
    expect(asked).toBe(1);
  });

  it('is cut off when it is bigger than it said', async () => {
    expect(
      await read(10, (response) => {
        for (let index = 0; index < 20; index += 1) response.write('x'.repeat(100));
      }),
    ).toEqual(tooBig);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['is not there', (response) => response.writeHead(404).end()],
    ['is elsewhere', (response) => response.writeHead(302, { location: '/other' }).end()],
    ['breaks off', (response) => response.writeHead(200).write('x', () => response.destroy())],
    ['never comes', () => {}],
    ['never ends', (response) => void response.write('x')],
  ])('that %s is told of, and logged without its address', async (_what, answer) => {
    expect(await read(10, answer, 300)).toEqual(refused('fileUnreadable'));
    expect(entries).toMatchObject([{ level: 'warn' }]);
    expect(JSON.stringify(entries)).not.toMatch(/secret|127/u);
  });
});

describe('a file option', () => {
  const option = requiredFile('file', { maxBytes });

  it('gives the file that somebody joined to the command', async () => {
    const stage = await openAnsweringStage();
    stage.answers(() => ({
      kind: 'private',
      view: { blocks: [{ kind: 'text', text: ['Reçu'] }] },
    }));
    const bytes = Buffer.from('Nom;Mardi\nZoé;oui\n');
    const id = stage.ana.upload({ name: 'notre sondage.csv', contentType: 'text/csv', bytes });
    await stage.ana.slash(stage.channel.id, 'read', { file: id });
    const request = stage.requests.at(-1);
    const file = option.read(request?.kind === 'command' ? request.options['file'] : undefined);
    expect(file).toMatchObject({ name: 'notre_sondage.csv', size: bytes.length });
    expect(await file.bytes()).toEqual({ ok: true, value: bytes });
    await stage.close();
  });

  it('takes nothing else than a file', () => {
    for (const raw of [undefined, 'texte', 3, { id: '1', name: 'Ana', bot: false }])
      expect(() => option.read(raw)).toThrow(TypeError);
  });
});
