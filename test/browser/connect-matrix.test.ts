import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../src/rehearsal/page/browser.ts';
import { startLocalDiscord, type LocalDiscord } from '../../src/rehearsal/local-discord/index.ts';
import { startLocalMatrix, type LocalMatrix } from '../../src/rehearsal/local-matrix/index.ts';
import { MatrixPerson } from '../../src/rehearsal/matrix/person.ts';
import { filesIn, ready, startIn, stop, type Started } from './own-program.ts';
import { faults } from './windows.ts';

const words = {
  'fr-CA': {
    server: 'Le serveur',
    user: 'Le nom du compte',
    password: 'Son mot de passe',
    byToken: 'Jeton d’accès',
    token: 'Le jeton d’accès',
    check: 'Vérifier',
    empty: /chaque champ/u,
    noAddress: /pas l’adresse d’un serveur/u,
    unreachable: /pas à joindre ce serveur/u,
    notMatrix: /pas de serveur Matrix/u,
    wrongPassword: /ce nom ou ce mot de passe/u,
    wrongToken: /ne reconnaît pas ce jeton/u,
    itIs: 'C’est @palabre:ici.test.',
    fresh: 'c’est un compte neuf',
    another: 'Ce n’est pas lui',
    keep: 'Garder le jeton et démarrer',
    waiting: 'Le salon apparaît ici',
    encrypted: 'Salon chiffré',
    clear: 'Sans chiffrement',
    level: 'Au niveau 50',
    begin: 'Commencer dans Le jardin, au nom de Ana',
    begun: 'C’est commencé.',
    connected: 'Connecté à Matrix',
    discordToken: 'Le jeton',
    keepOnly: 'Garder le jeton',
    waits: 'Relancez Palabre pour',
    connectedToo: 'Connecté à Discord',
  },
  'en-CA': {
    server: 'The server',
    user: 'The account’s name',
    password: 'Its password',
    byToken: 'Access token',
    token: 'The access token',
    check: 'Check',
    empty: /each field/u,
    noAddress: /isn’t a server’s address/u,
    unreachable: /can’t reach that server/u,
    notMatrix: /no Matrix server/u,
    wrongPassword: /this name or password/u,
    wrongToken: /doesn’t know this token/u,
    itIs: 'It’s @palabre:ici.test.',
    fresh: 'it’s a new account',
    another: 'Not the right one',
    keep: 'Keep the token and start',
    waiting: 'The room appears here',
    encrypted: 'Encrypted room',
    clear: 'Without encryption',
    level: 'At level 50',
    begin: 'Begin in Le jardin, in Ana’s name',
    begun: 'It has begun.',
    connected: 'Connected to Matrix',
    discordToken: 'The token',
    keepOnly: 'Keep the token',
    waits: 'Start Palabre again to',
    connectedToo: 'Connected to Discord',
  },
} as const;

/** Each test continues from the one before. */
describe.each(['fr-CA', 'en-CA'] as const)(
  'from a rehearsal to one’s own community on Matrix (%s)',
  (locale) => {
    const said = words[locale];
    let matrix: LocalMatrix;
    let discord: LocalDiscord;
    let palabre: ReturnType<LocalMatrix['register']>;
    let ana: MatrixPerson;
    let folder: string;
    let browser: Browser;
    let started: Started;
    let page: Page;
    let room: string;
    const bodies: Promise<string>[] = [];
    const variables = () => ({ DISCORD_API_URL: discord.apiUrl });

    beforeAll(async () => {
      [matrix, discord] = await Promise.all([startLocalMatrix(), startLocalDiscord()]);
      palabre = matrix.register('Palabre');
      ana = new MatrixPerson(matrix.url, matrix.register('Ana')).start();
      folder = await mkdtemp(join(tmpdir(), 'palabre-connect-'));
      [browser, started] = await Promise.all([
        launchBrowser(),
        startIn(folder, variables(), ready.rehearsal),
      ]);
      const context = await browser.newContext({
        locale,
        timezoneId: 'Europe/Madrid',
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(20_000);
      page = await context.newPage();
      page.on('response', (response) => {
        if (response.url().includes('/connect/')) bodies.push(response.text().catch(() => ''));
      });
      await page.goto(`${started.url}/connect`);
    }, 60_000);
    afterAll(async () => {
      await browser.close();
      await stop(started);
      await ana.stop();
      await Promise.all([matrix.close(), discord.close()]);
      await rm(folder, { recursive: true, force: true });
    });

    const field = (name: string) => page.getByLabel(name, { exact: true });
    const check = () => page.getByRole('button', { name: said.check, exact: true }).click();
    const isAlert = (text: RegExp) => page.locator('.token-wrong', { hasText: text }).waitFor();
    const env = () => readFile(join(folder, '.env'), 'utf8').catch(() => '');

    it('is one press away from Discord’s, and no fault is found in it', async () => {
      await page.locator('.segment', { hasText: 'Matrix' }).click();
      await field(said.server).waitFor();
      expect(await faults(page)).toEqual([]);
    });

    it('tells what is wrong with an address, without asking for more', async () => {
      await check();
      await isAlert(said.empty);
      for (const [server, sentence] of [
        ['pas une adresse', said.noAddress],
        ['http://127.0.0.1:1', said.unreachable],
        [started.url, said.notMatrix],
      ] as const) {
        await field(said.server).fill(server);
        await field(said.user).fill('palabre');
        await field(said.password).fill(palabre.password);
        await check();
        await isAlert(sentence);
      }
      expect(matrix.count(/login|whoami/u)).toBe(0);
    });

    it('knows the account by its password, which is asked for once and leaves no session', async () => {
      await field(said.server).fill(matrix.url);
      await field(said.password).fill('pas celui-là');
      await check();
      await isAlert(said.wrongPassword);
      expect(await field(said.password).inputValue()).toBe('');
      await field(said.password).fill(palabre.password);
      await check();
      await page.getByText(said.itIs).waitFor();
      await page.getByText(said.fresh).waitFor();
      expect(await env()).toBe('');
      await page.getByRole('button', { name: said.another }).click();
      await field(said.server).waitFor();
      expect(matrix.count(/logout/u, 'POST')).toBe(1);
    });

    it('knows it by its token, keeps it in .env when that is asked for, and starts', async () => {
      await field(said.server).fill(matrix.url);
      await page.locator('.segment', { hasText: said.byToken }).click();
      await field(said.token).fill('syt_pas_celui_la');
      await check();
      await isAlert(said.wrongToken);
      await field(said.token).fill(palabre.token);
      await check();
      await page.getByText(said.itIs).waitFor();
      expect(await env()).not.toContain(palabre.token);
      await page.getByRole('button', { name: said.keep }).click();
      await page.getByText(said.waiting).waitFor();
      expect(await env()).toContain(`MATRIX_HOMESERVER_URL=${matrix.url}\n`);
      expect(await env()).toContain(`MATRIX_ACCESS_TOKEN=${palabre.token}\n`);
      expect(await env()).toContain('DEFAULT_TIMEZONE=Europe/Madrid\n');
      expect((await stat(join(folder, '.env'))).mode & 0o777).toBe(0o600);
      expect(await faults(page)).toEqual([]);
    });

    it('shows each room as it comes, and begins in one that is not encrypted', async () => {
      const algorithm = 'm.megolm.v1.aes-sha2';
      await ana.createRoom({
        name: 'Secret',
        invite: [palabre.id],
        initial_state: [{ type: 'm.room.encryption', content: { algorithm } }],
      });
      const secret = page.locator('.server', { hasText: 'Secret' });
      await secret.getByText(said.encrypted).waitFor();
      expect(await secret.getByRole('button').count()).toBe(0);
      room = await ana.createRoom({ name: 'Le jardin', invite: [palabre.id] });
      const garden = page.locator('.server', { hasText: 'Le jardin' });
      await garden.getByText(said.clear).waitFor();
      await garden.getByText(said.level).waitFor();
      expect(await faults(page)).toEqual([]);
      await garden.getByRole('button', { name: said.begin }).click();
      await page.getByText(said.begun).waitFor();
      await ana.until('the first card', () =>
        ana.seen(room).some(({ sender, body }) => sender === palabre.id && /\d/u.test(body)),
      );
    });

    it('says how things are, and is that page again at the next start', async () => {
      await page.getByText(said.connected).waitFor();
      await page.locator('.status dd li', { hasText: 'Le jardin' }).waitFor();
      const { url } = started;
      await stop(started);
      started = await startIn(folder, variables(), ready.status);
      expect(started.url).toBe(url);
      await page.goto(url);
      await page.getByText(said.connected).waitFor();
      await page.locator('.status dd li', { hasText: 'Le jardin' }).waitFor();
    });

    it('keeps Discord’s token for the next start, after which both run side by side', async () => {
      await page.locator('.segment', { hasText: 'Discord' }).click();
      await field(said.discordToken).fill(discord.token);
      await check();
      await page.getByRole('button', { name: said.keepOnly, exact: true }).click();
      await page.getByText(said.waits).waitFor();
      await stop(started);
      started = await startIn(folder, variables(), ready.status);
      await page.goto(started.url);
      await page.getByText(said.connected).waitFor();
      await page.getByText(said.connectedToo).waitFor();
    });

    it('has left the token in .env and the password nowhere', async () => {
      const files = await filesIn(folder);
      const holding = (secret: string) =>
        files.filter(({ text }) => text.includes(secret)).map(({ name }) => name);
      expect(holding(palabre.token)).toEqual([join(folder, '.env')]);
      expect(holding(palabre.password)).toEqual([]);
      const answers = (await Promise.all(bodies)).join('');
      for (const secret of [palabre.token, palabre.password]) {
        expect(started.said.join('')).not.toContain(secret);
        expect(answers).not.toContain(secret);
        expect(await page.content()).not.toContain(secret);
      }
    });
  },
);
