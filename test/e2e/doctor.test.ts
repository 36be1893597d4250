import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { communityEventSchema } from '../../src/community/domain/state.ts';
import { openJournal } from '../../src/stores/open-journal.ts';
import { startLocalDiscord, type LocalDiscord } from '../../src/rehearsal/local-discord/index.ts';
import { environmentFor } from '../support/bot-process.ts';

const program = new URL('../../dist/src/palabre.js', import.meta.url).pathname;

/** What `palabre …` says in a terminal, and how it ends. */
async function palabre(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<{ out: string; errors: string; code: number }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...args], { env, cwd }, (_, out, errors) =>
      resolve({ out, errors, code: child.exitCode ?? -1 }),
    );
  });
}

describe('the doctor', () => {
  let discord: LocalDiscord;
  let base: string;
  let made = 0;
  const place = async (): Promise<string> => {
    const folder = join(base, `${(made += 1)}`);
    await mkdir(folder);
    return folder;
  };

  beforeAll(async () => {
    discord = await startLocalDiscord();
    base = await mkdtemp(join(tmpdir(), 'palabre-doctor-'));
  });
  afterAll(async () => {
    await discord.close();
    await rm(base, { recursive: true, force: true });
  });

  /** The lines that tell what to do, and nothing of the token anywhere. */
  async function ills(change: Readonly<Record<string, string>>, cwd?: string) {
    const folder = cwd ?? (await place());
    const env = {
      ...environmentFor(discord, join(folder, 'data')),
      LANG: 'en_US.UTF-8',
      ...change,
    };
    const { out, errors, code } = await palabre(['doctor'], env, folder);
    expect(errors).toBe('');
    expect(out).not.toContain(discord.token);
    const lines = out.split('\n').filter((line) => line.startsWith('✗'));
    expect(code).toBe(lines.length === 0 ? 0 : 1);
    expect(
      out
        .trimEnd()
        .split('\n')
        .slice(0, -1)
        .every((line) => /^[✓!✗] /u.test(line)),
    ).toBe(true);
    return lines;
  }

  /** A store in which the first channel has a workshop. */
  async function withWorkshop(guild: string, channel: string): Promise<string> {
    const folder = await place();
    const journal = await openJournal(`lmdb://${join(folder, 'data')}`);
    if (!journal.ok) throw new Error(journal.error.kind);
    const event = communityEventSchema.parse({ type: 'workshop.listed', channel, id: 'w1' });
    const commits = [{ at: 0, by: null, events: [event] }];
    await journal.value.append(`discord.community/${guild}`, 1, { v: 1, commits });
    await journal.value.close();
    return folder;
  }

  it('finds nothing to do where all is well, creates nothing, and says so in French', async () => {
    const folder = await place();
    const env = { ...environmentFor(discord, join(folder, 'data')), LANG: 'fr_CA.UTF-8' };
    const { out, code } = await palabre(['doctor'], env, folder);
    expect(out).toContain('✓ Discord accepte le jeton.');
    expect(out).toContain('Tout est en ordre');
    expect(code).toBe(0);
    await expect(readFile(join(folder, 'data', 'data.mdb'))).rejects.toThrow(/ENOENT/);
  });

  it.each([
    ['no token', { DISCORD_TOKEN: '' }, /There’s no DISCORD_TOKEN.*Copy the token/u],
    ['a token cut short', { DISCORD_TOKEN: 'abc' }, /DISCORD_TOKEN isn’t right.*Correct/u],
    [
      'another bot’s token',
      { DISCORD_TOKEN: 'x'.repeat(60) },
      /won’t accept DISCORD_TOKEN. Copy it/u,
    ],
    ['nobody at Discord’s address', { DISCORD_API_URL: 'http://127.0.0.1:9/api' }, /can’t reach/u],
    ['a time zone of Mars', { DEFAULT_TIMEZONE: 'Mars/Olympus' }, /DEFAULT_TIMEZONE isn’t right/u],
    [
      'a store of another kind',
      { STORE_URL: 'redis://u:secret@h' },
      /I don’t know that kind of STORE_URL/u,
    ],
    ['a port that is no number', { HEALTH_PORT: 'eighty' }, /HEALTH_PORT isn’t right.*65535/u],
  ])('tells of %s in one line', async (_what, change, line) => {
    const found = await ills(change);
    expect(found).toEqual([expect.stringMatching(line)]);
    expect(found.join('')).not.toContain('secret');
  });

  it('tells of a misspelt variable, and doubts one that it does not know', async () => {
    const folder = await place();
    await writeFile(join(folder, '.env'), 'HELTH_PORT=8080\nSOMETHING_ELSE=1\n');
    const env = { ...environmentFor(discord, join(folder, 'data')), LANG: 'en_US.UTF-8' };
    const { out, errors, code } = await palabre(['doctor'], env, folder);
    expect(out).toMatch(/^✗ HELTH_PORT .*HEALTH_PORT/mu);
    expect(out).toMatch(/^! .*SOMETHING_ELSE/mu);
    expect([errors, code]).toEqual(['', 1]);
  });

  it('tells of a health port that another program has', async () => {
    const other = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const found = await ills({ HEALTH_PORT: String(port) });
    other.close();
    expect(found).toEqual([expect.stringMatching(/Another program is using port/u)]);
  });

  it('tells of a template with mistakes', async () => {
    const folder = await place();
    await writeFile(join(folder, 'mine.yaml'), 'id: Not An Id\n');
    const found = await ills({ TEMPLATES_DIR: folder }, folder);
    expect(found).toEqual([expect.stringMatching(/mistakes.*mine\.yaml/u)]);
  });

  it('tells of a damaged store', async () => {
    const folder = await withWorkshop('1', '2');
    const data = join(folder, 'data', 'data.mdb');
    await writeFile(data, (await readFile(data)).subarray(0, 9_000));
    expect(await ills({}, folder)).toEqual([
      expect.stringMatching(/damaged or incomplete.*backup/u),
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('tells of a folder it cannot write in', async () => {
    const folder = await place();
    await chmod(folder, 0o500);
    expect(await ills({}, folder)).toEqual([expect.stringMatching(/can’t write in/u)]);
  });

  it('tells of a clock that is wrong', async () => {
    const ahead = 'const now = Date.now; Date.now = () => now() + 3600000;';
    const options = `--import=data:text/javascript,${encodeURIComponent(ahead)}`;
    const found = await ills({ NODE_OPTIONS: options });
    expect(found).toEqual([
      expect.stringMatching(/clock is 3[56]\d\d\ss off from Discord’s. Set it right/u),
    ]);
  });

  it('tells of a server it has left, and of a channel that is gone, where workshops are open', async () => {
    const { id: guild } = discord.addGuild({ name: 'Ici' });
    const left = await ills({}, await withWorkshop('123456789012345678', '123456789012345679'));
    expect(left).toEqual([expect.stringMatching(/no longer on the server/u)]);
    const gone = await ills({}, await withWorkshop(guild, '123456789012345679'));
    expect(gone).toEqual([expect.stringMatching(/was deleted/u)]);
  });
});
