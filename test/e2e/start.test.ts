import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalDiscord, type LocalDiscord } from '../../src/rehearsal/local-discord/index.ts';
import {
  environmentFor,
  spawnBot,
  startBotProcess,
  type BotProcess,
} from '../support/bot-process.ts';

/** The first four tests build on each other. */
describe('starting the program', () => {
  let discord: LocalDiscord;
  let bot: BotProcess;
  let data: string;

  beforeAll(async () => {
    discord = await startLocalDiscord();
    data = await mkdtemp(join(tmpdir(), 'palabre-start-'));
  });

  afterAll(async () => {
    await discord.close();
    await rm(data, { recursive: true, force: true });
  });

  it('registers its commands, and exits with 0 when asked to stop', async () => {
    bot = await startBotProcess(discord, data);
    expect(discord.commandWrites).toBe(1);
    expect(await bot.stop()).toBe(0);
  });

  it('does not register its commands again if nothing changed', async () => {
    bot = await startBotProcess(discord, data);
    expect(discord.commandWrites).toBe(1);
    expect(discord.breaches).toEqual([]);
  });

  it('stops completely, with 0, when npm is asked to stop', async () => {
    await bot.stop();
    // Without rebuilding while other tests use the build.
    const npm = spawn('npm', ['start', '--ignore-scripts'], {
      cwd: new URL('../..', import.meta.url).pathname,
      env: environmentFor(discord, data),
    });
    // Only once every holder of the output is gone, too.
    const ended = once(npm, 'close');
    await new Promise<void>((resolve) => {
      npm.stdout.on('data', (text: Buffer) => {
        if (String(text).includes('"msg":"ready"')) resolve();
      });
    });
    npm.kill('SIGTERM');
    await ended;
    expect(npm.exitCode).toBe(0);
    bot = await startBotProcess(discord, data);
  });

  it('refuses a store that another one already uses, in plain words', async () => {
    const refused = await refusal(environmentFor(discord, data));
    await bot.stop();
    expect(refused).toContain('Un autre Palabre utilise déjà le dossier');
    expect(refused).toContain(data);
    expect(refused).not.toContain('    at ');
  });

  it('reports every mistake in a template, with its file and path', async () => {
    const templates = join(data, 'gabarits');
    await mkdir(templates);
    await writeFile(join(templates, 'mien.yaml'), 'id: Mon Gabarit\ntitre: oups\n');
    const refused = await refusal({ ...environmentFor(discord, data), TEMPLATES_DIR: templates });
    expect(refused).toContain('mien.yaml');
    expect(refused).toContain('Mon Gabarit');
    expect(refused).toContain('n’existe pas ici. Vérifiez l’orthographe');
  });

  it('names every invalid variable, and shows none of their values', async () => {
    const refused = await refusal({
      ...environmentFor(discord, data),
      DISCORD_TOKEN: 'petit-secret',
      DEFAULT_TIMEZONE: 'Mars/Olympus',
    });
    expect(refused).toContain('- DISCORD_TOKEN');
    expect(refused).toContain('- DEFAULT_TIMEZONE');
    expect(refused).not.toContain('petit-secret');
  });

  it('offers zones to choose from for an abbreviation, and words for a store without slashes', async () => {
    const environment = environmentFor(discord, data);
    const refused = await refusal({ ...environment, DEFAULT_TIMEZONE: 'PST', STORE_URL: './data' });
    expect(refused).toContain('Choisissez par exemple America/Vancouver ou America/Los_Angeles.');
    expect(refused).toContain('les deux barres obliques comprises');
  });

  it('reads a token behind the byte order mark of .env, and tells what it does not understand', async () => {
    const folder = join(data, 'ici');
    await mkdir(folder, { recursive: true });
    const { DISCORD_TOKEN: token, ...others } = environmentFor(discord, data);
    const wrong = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.faux.jeton-derriere-la-marque';
    await writeFile(join(folder, '.env'), `\uFEFFDISCORD_TOKEN=${wrong}\r\nPORT_DU_BOT=1\r\n`);
    const refused = await refusal(others, folder);
    expect(refused).toContain('Discord refuse le jeton inscrit dans DISCORD_TOKEN');
    expect(refused).toMatch(/Variable inconnue dans \.env\s: PORT_DU_BOT\./u);
    await writeFile(join(folder, '.env'), `DISCORD_TOKKEN=${token}\n`);
    const misspelt = await refusal(others, folder);
    expect(misspelt).toContain('DISCORD_TOKKEN n’est pas une variable que je connais.');
    expect(misspelt).toMatch(/écrire DISCORD_TOKEN\s\?/iu);
    expect(refused + misspelt).not.toMatch(/faux\.jeton|local\./u);
  });

  it('says so if Discord refuses the token, without showing it', async () => {
    const token = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.faux.jeton-refuse-par-discord';
    const refused = await refusal({ ...environmentFor(discord, data), DISCORD_TOKEN: token });
    expect(refused).toContain('Discord refuse le jeton inscrit dans DISCORD_TOKEN');
    expect(refused).not.toContain(token);
  });

  it('waits for some time if a proxy answers in Discord’s place', async () => {
    const page = { status: 502, text: '<html>' };
    discord.failNext({ path: /^\/gateway\/bot$/u, ...page });
    discord.failNext({ path: /commands$/u, status: 200, text: '<html>' });
    discord.failNext({ path: /commands$/u, status: 401 });
    const patient = await startBotProcess(discord, data);
    expect(await patient.stop()).toBe(0);
  });

  it('says in a sentence that it stopped for no known reason; the stack is in a file, in lines of its sources', async () => {
    const bug = 'process.once = () => { throw new Error("a bug"); };';
    const child = spawnBot({
      ...environmentFor(discord, data),
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(bug)}`,
    });
    const said: string[] = [];
    child.stderr?.on('data', (text: Buffer) => said.push(String(text)));
    await once(child, 'close');
    const [, file = ''] = /fichier (\S+details\.txt)/u.exec(said.join('')) ?? [];
    expect(said.join('').trimEnd().split('\n')).toHaveLength(1);
    expect(await readFile(file, 'utf8')).toMatch(/at onceStopped .*src\/run\.ts:\d+/u);
    await rm(dirname(file), { recursive: true });
  });

  it('says so if something other than Discord answers, and leaves the store in order', async () => {
    discord.failNext({ path: /^\/gateway\/bot$/u, status: 200, text: '<html>', times: 3 });
    const refused = await refusal(environmentFor(discord, data));
    expect(refused).toContain('Je n’arrive pas à joindre Discord');
    expect(refused.trimEnd().split('\n')).toHaveLength(1);
  });
});

async function refusal(environment: Record<string, string>, cwd?: string): Promise<string> {
  const child = spawnBot(environment, cwd === undefined ? {} : { cwd });
  const output: string[] = [];
  child.stderr?.on('data', (text: Buffer) => output.push(String(text)));
  await once(child, 'close');
  expect(child.exitCode).toBe(1);
  return output.join('');
}
