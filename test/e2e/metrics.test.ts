import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalDiscord, type LocalDiscord } from '../../src/rehearsal/local-discord/index.ts';
import { messageOf, until, wordsOf } from '../../src/rehearsal/look.ts';
import { environmentFor, spawnBot } from '../support/bot-process.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

/** The value of a figure, as Prometheus reads it. */
function figure(text: string, name: string): number {
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1));
}

describe('who runs the program', () => {
  let discord: LocalDiscord;
  let data: string;
  beforeAll(async () => {
    discord = await startLocalDiscord();
    data = await mkdtemp(join(tmpdir(), 'palabre-metrics-'));
  });
  afterAll(async () => {
    await discord.close();
    await rm(data, { recursive: true, force: true });
  });

  it('reads figures beside its health, without words or names, and a log that a person can follow; administrators, the doctor’s report', async () => {
    const guild = discord.addGuild({ name: 'Serveur Secret' });
    const channel = guild.addTextChannel({ name: 'salon-secret' });
    const ada = guild.addMember({ name: 'Ada Secrète', permissions: 1n << 5n });
    const port = await freePort();
    const bot = spawnBot({
      ...environmentFor(discord, data),
      HEALTH_PORT: String(port),
      LOG_FORMAT: 'pretty',
    });
    const said: string[] = [];
    if (bot.stdout === null) throw new Error('The bot has no output.');
    const lines = createInterface({ input: bot.stdout });
    lines.on('line', (line) => said.push(line));
    while (!said.some((line) => /INFO.*ready/u.test(line))) await once(lines, 'line');
    const settings = messageOf(await ada.slash(channel.id, 'settings'));
    await ada.click(settings, { customId: 'settings.examine' });
    const report = await until('the report', () =>
      ada
        .read(channel.id)
        .map(wordsOf)
        .find((words) => words.includes('Ce que j’ai vérifié')),
    );
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const health = await (await fetch(`http://127.0.0.1:${port}/`)).json();
    const ended = once(bot, 'exit');
    bot.kill('SIGTERM');
    await ended;
    expect(health).toEqual({ ready: true });
    expect(figure(text, 'palabre_answer_seconds_count{kind="command"}')).toBe(1);
    expect(report).toContain(`✓ Sur le port ${port}`);
    for (const line of ['✓ Node', '✓ Discord accepte le jeton']) expect(report).toContain(line);
    for (const none of ['✗', discord.token]) expect(report).not.toContain(none);
    expect(figure(text, 'palabre_store_bytes')).toBeGreaterThan(1000);
    for (const what of ['due', 'sent'])
      expect(figure(text, `palabre_recaps_total{what="${what}"}`)).toBe(0);
    for (const name of ['palabre_queue', 'palabre_looks', 'palabre_waiting', 'palabre_streams'])
      expect(figure(text, name)).toBeGreaterThanOrEqual(0);
    for (const secret of ['ecr', discord.token, channel.id, guild.id, ada.id])
      expect(text).not.toContain(secret);
    expect(said.join('\n')).not.toMatch(/^\{/mu);
  });
});
