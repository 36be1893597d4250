import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJournal } from '../../src/stores/open-journal.ts';
import type { Journal } from '../../src/engine/ports.ts';
import { startLocalDiscord, type LocalDiscord } from '../../src/rehearsal/local-discord/index.ts';
import { environmentFor, spawnBot, startBotProcess } from '../support/bot-process.ts';

let discord: LocalDiscord;
let base: string;
/** The folder of a program that ran and stopped. */
let whole: string;

beforeAll(async () => {
  discord = await startLocalDiscord();
  base = await mkdtemp(join(tmpdir(), 'palabre-refused-'));
  whole = join(base, 'whole');
  await write(whole, async (journal) => {
    for (let n = 1; n <= 60; n += 1) {
      const event = { type: 'language.chosen', person: `${n}`, locale: 'fr' };
      await journal.append('community/9', n, recordWith(event));
    }
  });
  await (await startBotProcess(discord, whole)).stop();
});
afterAll(async () => {
  await discord.close();
  await rm(base, { recursive: true });
});

const recordWith = (event: unknown, v = 1) => ({
  v,
  commits: [{ at: 1, by: '1', events: [event] }],
});

async function write(folder: string, fill: (journal: Journal) => Promise<void>): Promise<void> {
  const opened = await openJournal(`lmdb://${folder}`);
  if (!opened.ok) throw new Error(opened.error.kind);
  await fill(opened.value);
  await opened.value.close();
}

let count = 0;
async function copy(): Promise<string> {
  const folder = join(base, `${(count += 1)}`);
  await cp(whole, folder, { recursive: true });
  return folder;
}

/** What the program prints before it exits by itself with 1. */
async function refusal(folder: string, locale = 'fr'): Promise<string> {
  const child = spawnBot({ ...environmentFor(discord, folder), DEFAULT_LOCALE: locale });
  const output: string[] = [];
  child.stderr?.on('data', (text: Buffer) => output.push(String(text)));
  await once(child, 'close');
  expect([child.exitCode, child.signalCode]).toEqual([1, null]);
  expect(output.join('')).not.toContain('    at ');
  return output.join('');
}

describe('a store that the program refuses, in plain words and with what to do', () => {
  it.each([
    ['fr', 'abîmé ou incomplet', 'votre dernière sauvegarde'],
    ['en', 'damaged or incomplete', 'your latest backup'],
  ])('was cut short (%s)', async (locale, what, remedy) => {
    const folder = await copy();
    await truncate(join(folder, 'data.mdb'), 10_000);
    const output = await refusal(folder, locale);
    expect(output).toContain(what);
    expect(output).toContain(remedy);
    expect(output).toContain(folder);
  });

  it('was half overwritten', async () => {
    const folder = await copy();
    const bytes = await readFile(join(folder, 'data.mdb'));
    await writeFile(join(folder, 'data.mdb'), bytes.fill(0, bytes.length / 2));
    expect(await refusal(folder)).toContain('abîmé ou incomplet');
  });

  it.each([
    ['fr', 'un Palabre plus récent', { type: 'community.danced' }, 1],
    ['en', 'a newer Palabre', { type: 'language.followed', person: '1', tune: 'a reel' }, 1],
    ['fr', 'un Palabre plus récent', { type: 'language.followed', person: '1' }, 2],
  ])('was written by a newer version (%s)', async (locale, what, event, v) => {
    const folder = await copy();
    await write(folder, async (journal) => {
      let last = 0;
      for await (const _ of journal.read('community/9', 0)) last += 1;
      await journal.append('community/9', last + 1, recordWith(event, v));
    });
    expect(await refusal(folder, locale)).toContain(what);
    expect(await refusal(folder, locale)).toContain(what);
  });

  it('opens again once an intact one was restored', async () => {
    const folder = await copy();
    await truncate(join(folder, 'data.mdb'), 10_000);
    await refusal(folder);
    await cp(join(whole, 'data.mdb'), join(folder, 'data.mdb'));
    expect(await (await startBotProcess(discord, folder)).stop()).toBe(0);
  });
});
