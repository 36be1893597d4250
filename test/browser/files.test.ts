import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WireMessage } from '../../src/rehearsal/page/protocol-shown.ts';
import type { WireState } from '../../src/rehearsal/page/protocol.ts';
import { smallPng } from '../support/painter.ts';
import { command, graveFaults, openVenue, type Venue } from './windows.ts';

const alt = 'Mardi : 2 oui, 1 si nécessaire. Jeudi : 1 oui.';
const url = '/attachments/9/image-1.png';

const report = { id: '10', name: 'bilan-2026-11-28.html' };

/** A message of Palabre's with a picture and a file, as the page receives it. */
const pictured = (channel: string, author: string): WireMessage => ({
  id: '9',
  channelId: channel,
  authorId: author,
  content: '',
  components: [
    {
      type: 17,
      components: [
        { type: 10, content: 'Le résultat' },
        { type: 12, items: [{ media: { url: 'attachment://image-1.png' }, description: alt }] },
        { type: 13, file: { url: 'attachment://bilan-2026-11-28.html' } },
      ],
    },
  ],
  flags: 1 << 15,
  attachments: [
    { id: '9', name: 'image-1.png', contentType: 'image/png', size: 70, url },
    { ...report, contentType: 'text/html', size: 1_802_956, url: '/attachments/10/bilan.html' },
  ],
  timestamp: Date.now(),
});

const reading = {
  id: '1',
  application_id: '1',
  version: '1',
  name: 'lire',
  description: 'Lit un fichier',
  options: [{ type: 11, name: 'fichier', description: 'En CSV ou en JSON', required: true }],
};

/** The server's own answer, with an addition. */
async function amended<T>(route: Route, amend: (answer: T) => T): Promise<void> {
  const response = await route.fetch();
  const answer: T = JSON.parse(await response.text());
  await route.fulfill({ response, json: amend(answer) });
}

describe('pictures and files on the page', () => {
  let venue: Venue;
  let page: Page;
  let folder: string;
  const sent: unknown[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palabre-files-'));
    venue = await openVenue();
    page = await venue.window();
    let bot = '';
    await page.route('**/state*', (route) =>
      amended<WireState>(route, (state) => {
        bot = state.people.at(-1)?.id ?? '';
        return { ...state, commands: [...state.commands, reading] };
      }),
    );
    await page.route('**/messages*', (route) =>
      amended<WireMessage[]>(route, (messages) => {
        const channel = new URL(route.request().url()).searchParams.get('channel') ?? '';
        return [...messages, pictured(channel, bot)];
      }),
    );
    await page.route(`**${url}`, (route) =>
      route.fulfill({ contentType: 'image/png', body: Buffer.from(smallPng) }),
    );
    await page.route('**/act', async (route) => {
      sent.push(route.request().postDataJSON());
      await route.fulfill({ json: { kind: 'done' } });
    });
    await page.reload();
  }, 60_000);
  afterAll(async () => {
    await venue.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows a picture with its alt text, and opens it large in a new window', async () => {
    await page.getByRole('img', { name: alt }).waitFor();
    const link = page.getByRole('link', { name: alt });
    expect(await link.getAttribute('href')).toBe(url);
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await graveFaults(page)).toEqual([]);
  });

  it.each([1280, 390])(
    'keeps the two buttons of a file side by side, %i px wide',
    async (width) => {
      await page.setViewportSize({ width, height: 800 });
      const tops = ['Ouvrir', 'Télécharger'].map(async (does) => {
        const button = page.getByRole('link', { name: `${does} ${report.name}` });
        return (await button.boundingBox())?.y;
      });
      const [open, download] = await Promise.all(tops);
      expect(open).toBeDefined();
      expect(download).toBe(open);
      expect(await page.locator('.file-size').textContent()).toMatch(/^1,8\sMo$/u);
    },
  );

  it('asks for the file a command needs, and says if it is missing', async () => {
    await command(page, '/lire');
    const field = page.getByLabel('fichier');
    await field.waitFor();
    expect(await field.evaluate('document.activeElement.type')).toBe('file');
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.getByText('Il manque une réponse ici.').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('uploads it first, and gives the command its id', async () => {
    const path = join(folder, 'sondage.csv');
    await writeFile(path, 'Nom;Mardi\nZoé;oui\n');
    const answered = page.waitForResponse('**/files*');
    await page.getByLabel('fichier').setInputFiles(path);
    expect((await answered).status()).toBe(200);
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.locator('.composer-box').waitFor();
    expect(sent).toMatchObject([
      { do: 'slash', command: 'lire', options: { fichier: expect.stringMatching(/^\d+$/u) } },
    ]);
  });

  it('reports a file that is too large, and asks for another', async () => {
    const path = join(folder, 'long.csv');
    await writeFile(path, Buffer.alloc(10 * 1024 * 1024 + 1));
    await command(page, '/lire');
    await page.getByLabel('fichier').setInputFiles(path);
    await page.getByText('Ce fichier est trop lourd').waitFor();
    expect(await page.getByLabel('fichier').inputValue()).toBe('');
  });
});
