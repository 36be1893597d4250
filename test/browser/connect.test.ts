import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../src/rehearsal/look.ts';
import { launchBrowser } from '../../src/rehearsal/page/browser.ts';
import {
  startLocalDiscord,
  type LocalDiscord,
  type Person,
} from '../../src/rehearsal/local-discord/index.ts';
import { filesIn, ready, startIn, stop, type Started } from './own-program.ts';
import { faults } from './windows.ts';

/** Who made the application. */
const ana = { id: '2000000000000000000', username: 'Ana' };

/** The words that the test looks for, in each language. */
const words = {
  'fr-CA': {
    token: 'Le jeton',
    check: 'Vérifier',
    wrong: [
      ['', /collez d’abord/u],
      ['1234567890123456789', /Application ID/u],
      ['a'.repeat(64), /Public Key/u],
      ['Ab3-'.repeat(8), /Client Secret/u],
      ['mfa.abcdef', /compte personnel/u],
      ['https://discord.com/api/webhooks/1/x', /webhook/u],
      ['MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde', /coupé/u],
      ['bonjour', /trois parties/u],
    ],
    refused: /Discord ne reconnaît pas ce jeton/u,
    unreachable: /pas à joindre Discord/u,
    itIs: /C’est Palabre\./u,
    intent: /Message Content Intent/u,
    others: /\/autre-robot/u,
    keep: 'Garder le jeton et démarrer',
    invite: 'Inviter Palabre sur mon serveur',
    lacking: /Il manque une permission/u,
    whole: 'Tout y est.',
    begin: 'Commencer dans #test',
    begun: 'C’est commencé.',
    backup: 'En faire une maintenant',
    backedUp: 'C’est fait.',
    connected: 'Connecté à Discord',
    studio: 'Écrire un atelier',
    blank: 'Un atelier vide',
    file: 'mon-atelier',
    save: 'Enregistrer',
  },
  'en-CA': {
    token: 'The token',
    check: 'Check',
    wrong: [
      ['', /paste the token first/u],
      ['1234567890123456789', /Application ID/u],
      ['a'.repeat(64), /public key/u],
      ['Ab3-'.repeat(8), /client secret/u],
      ['mfa.abcdef', /personal account/u],
      ['https://discord.com/api/webhooks/1/x', /webhook/u],
      ['MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde', /seems to be missing/u],
      ['hello', /three parts/u],
    ],
    refused: /Discord doesn’t know this token/u,
    unreachable: /can’t reach Discord/u,
    itIs: /It’s Palabre\./u,
    intent: /Message Content Intent/u,
    others: /\/autre-robot/u,
    keep: 'Keep the token and start',
    invite: 'Invite Palabre to my server',
    lacking: /One permission is missing/u,
    whole: 'All there.',
    begin: 'Start in #test',
    begun: 'It’s started.',
    backup: 'Make one now',
    backedUp: 'Done.',
    connected: 'Connected to Discord',
    studio: 'Write a workshop',
    blank: 'An empty workshop',
    file: 'my-workshop',
    save: 'Save',
  },
} as const;

describe.each(['fr-CA', 'en-CA'] as const)(
  'from a rehearsal to one’s own community (%s)',
  (locale) => {
    const said = words[locale];
    let discord: LocalDiscord;
    let folder: string;
    let browser: Browser;
    let started: Started;
    let page: Page;
    let owner: Person;
    let test: string;
    const bodies: Promise<string>[] = [];

    beforeAll(async () => {
      discord = await startLocalDiscord();
      folder = await mkdtemp(join(tmpdir(), 'palabre-connect-'));
      await writeFile(
        join(folder, '.env'),
        '# Mine.\nDEFAULT_TIMEZONE=Europe/Paris\nDISCORD_TOKEN=\n',
      );
      [browser, started] = await Promise.all([
        launchBrowser(),
        startIn(folder, { DISCORD_API_URL: discord.apiUrl }, ready.rehearsal),
      ]);
      const context = await browser.newContext({ locale, reducedMotion: 'reduce' });
      context.setDefaultTimeout(20_000);
      page = await context.newPage();
      page.on('response', (response) => {
        if (response.url().includes('/connect/')) bodies.push(response.text().catch(() => ''));
      });
      await page.goto(started.url);
    }, 60_000);
    afterAll(async () => {
      await browser.close();
      await stop(started);
      await discord.close();
      await rm(folder, { recursive: true, force: true });
    });

    const paste = async (text: string): Promise<void> => {
      await page.getByLabel(said.token, { exact: true }).fill(text);
      await page.getByRole('button', { name: said.check }).click();
    };
    const isAlert = (text: RegExp) => page.locator('.token-wrong', { hasText: text }).waitFor();

    it('is one press away from the rehearsal, and no fault is found in it', async () => {
      await page.locator('a[href="/connect"]').first().click();
      await page.getByLabel(said.token, { exact: true }).waitFor();
      expect(await faults(page)).toEqual([]);
    });

    it('tells each wrong kind of secret apart, without asking Discord', async () => {
      const asked: string[] = [];
      const stopListening = discord.onActivity((activity) => {
        if (activity.type === 'request') asked.push(activity.path);
      });
      for (const [text, sentence] of said.wrong) {
        await paste(text);
        await isAlert(sentence);
      }
      stopListening();
      expect(asked).toEqual([]);
    });

    it('says what Discord says of a token that it does not know, and when it cannot be asked', async () => {
      await paste('MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.abcdefghijklmnopqrstuvwxyz0123');
      await isAlert(said.refused);
      discord.failNext({ path: /^\/users\/@me$/u, status: 502, text: '<html>' });
      await paste(discord.token);
      await isAlert(said.unreachable);
    });

    it('says who it is, which intents are on for nothing, and that another bot’s commands would go', async () => {
      discord.setApplication({ flags: 1 << 18, owner: ana });
      const commands = `${discord.apiUrl}/v10/applications/${discord.applicationId}/commands`;
      await fetch(commands, {
        method: 'PUT',
        headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
        body: JSON.stringify([{ name: 'autre-robot', description: 'Un autre', type: 1 }]),
      });
      await paste(`DISCORD_TOKEN="${discord.token}"`);
      await page.getByText(said.itIs).waitFor();
      await page.getByText(said.intent).waitFor();
      await page.getByText(said.others).waitFor();
      expect(await readFile(join(folder, '.env'), 'utf8')).not.toContain(discord.token);
    });

    it('writes the token to .env when that is asked for, keeps what was there, and starts', async () => {
      await page.getByRole('button', { name: said.keep }).click();
      await page.getByRole('link', { name: said.invite }).waitFor();
      const env = join(folder, '.env');
      const text = await readFile(env, 'utf8');
      expect(text).toContain('# Mine.\nDEFAULT_TIMEZONE=Europe/Paris\n');
      expect(text.match(/^DISCORD_TOKEN=.*$/gmu)).toEqual([`DISCORD_TOKEN=${discord.token}`]);
      // Where it was not said, the language is that of who connects it; what was said stays.
      expect(text).toContain(`DEFAULT_LOCALE=${locale.slice(0, 2)}\n`);
      expect((await stat(env)).mode & 0o777).toBe(0o600);
      const invite = await page.getByRole('link', { name: said.invite }).getAttribute('href');
      expect(invite).toContain(`client_id=${discord.applicationId}`);
      expect(await page.locator('.qr svg').count()).toBe(1);
    });

    it('ticks the server as it appears and each permission as it is given, then begins in #test', async () => {
      const guild = discord.addGuild({ name: 'Coop du Grand Jardin' });
      const permissions = PermissionFlagsBits.ManageEvents;
      owner = guild.addMember({ id: ana.id, name: ana.username, permissions });
      guild.addTextChannel({ name: 'accueil' });
      test = guild.addTextChannel({ name: 'test' }).id;
      guild.denyBot(test, PermissionFlagsBits.CreatePrivateThreads);
      await page.getByRole('heading', { name: 'Coop du Grand Jardin' }).waitFor();
      await page.getByText(said.lacking).waitFor();
      expect(await page.locator('.right-missing').count()).toBe(1);
      expect(await page.getByRole('button', { name: said.begin }).count()).toBe(0);
      guild.allowBot(test, PermissionFlagsBits.CreatePrivateThreads);
      await page.getByText(said.whole).waitFor();
      await page.getByRole('button', { name: said.begin }).click();
      await page.getByText(said.begun).waitFor();
      await until('the first card', () => owner.read(test)[0]);
      expect(discord.breaches).toEqual([]);
    });

    it('becomes the page of how things are: connected, what is open, a backup', async () => {
      await page.getByText(said.connected).waitFor();
      await page.locator('.status dd li', { hasText: '#test' }).waitFor();
      await page.getByRole('button', { name: said.backup }).click();
      await page.getByText(said.backedUp).waitFor();
      expect(await readdir(join(folder, 'backups'))).toHaveLength(1);
      expect(await faults(page)).toEqual([]);
    });

    it('is that page again at the next start, at the same address', async () => {
      const { url } = started;
      await stop(started);
      started = await startIn(folder, { DISCORD_API_URL: discord.apiUrl }, ready.status);
      expect(started.url).toBe(url);
      await page.goto(started.url);
      await page.getByText(said.connected).waitFor();
      await page.locator('.status dd li', { hasText: '#test' }).waitFor();
    });

    it('offers what is saved in its studio at once, without another start', async () => {
      await page.getByRole('link', { name: said.studio }).click();
      await page.getByRole('button', { name: said.blank }).click();
      await page.getByRole('button', { name: said.save }).click();
      await page.getByText(join(folder, 'templates')).waitFor();
      const offered = await owner.complete(test, 'workshop start', { template: '' }, 'template');
      expect(offered.map(({ value }) => value)).toContain(said.file);
      expect(await readFile(join(folder, '.env'), 'utf8')).toContain('TEMPLATES_DIR=./templates');
      expect(await faults(page)).toEqual([]);
    });

    it('has left the token in .env, and nowhere else', async () => {
      const { token } = discord;
      const secret = token.split('.')[2] ?? token;
      const holders = (await filesIn(folder)).filter(({ text }) => text.includes(secret));
      expect(holders.map(({ name }) => name)).toEqual([join(folder, '.env')]);
      expect(started.said.join('')).not.toContain(secret);
      const answers = await Promise.all(bodies);
      expect(answers.length).toBeGreaterThan(10);
      expect(answers.join('')).not.toContain(secret);
      expect(await page.content()).not.toContain(secret);
      const storage: string = await page.evaluate(
        'JSON.stringify([{...localStorage}, {...sessionStorage}])',
      );
      expect(storage).not.toContain(secret);
      const line = `/proc/${started.child.pid}/cmdline`;
      if (existsSync(line)) expect(await readFile(line, 'utf8')).not.toContain(secret);
    });
  },
);
