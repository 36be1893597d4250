import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEnvFile } from '../../src/program/env-file.ts';
import { keepInEnv } from '../../src/program/env-write.ts';

describe('keeping a variable in .env', () => {
  let folder: string;
  let env: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palabre-env-'));
    env = join(folder, '.env');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('makes a file that only its user reads', async () => {
    await keepInEnv({ DISCORD_TOKEN: 'a.b.c' }, folder);
    expect(await readFile(env, 'utf8')).toBe('DISCORD_TOKEN=a.b.c\n');
    expect((await stat(env)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['.env']);
  });

  it('takes the place of the lines of that name, and leaves all others as they are', async () => {
    const before =
      '# Ici\nexport DISCORD_TOKEN = old\nDEFAULT_LOCALE=fr # mine\n\nDISCORD_TOKEN=older\n';
    await writeFile(env, before, { mode: 0o644 });
    await keepInEnv({ DISCORD_TOKEN: 'new', PAGE_PORT: '4815' }, folder);
    expect(await readFile(env, 'utf8')).toBe(
      '# Ici\nDISCORD_TOKEN=new\nDEFAULT_LOCALE=fr # mine\n\nPAGE_PORT=4815\n',
    );
    expect((await stat(env)).mode & 0o777).toBe(0o600);
  });

  it.each(['utf16le', 'utf8'] as const)(
    'reads one with a byte order mark, in %s',
    async (encoding) => {
      await writeFile(env, '\uFEFFDEFAULT_LOCALE=en\r\nDISCORD_TOKEN=\r\n', encoding);
      await keepInEnv({ DISCORD_TOKEN: 'new' }, folder);
      const found = readEnvFile(folder).map(({ name, value }) => [name, value]);
      expect(found).toEqual([
        ['DEFAULT_LOCALE', 'en'],
        ['DISCORD_TOKEN', 'new'],
      ]);
    },
  );

  it.each(['a#b c', `it's "so"`, ' a ', 'a\\nb', '“a”', ''])(
    'keeps a server’s value as it is: %s',
    async (value) => {
      await keepInEnv({ MATRIX_ACCESS_TOKEN: value, PAGE_PORT: '4815' }, folder);
      const found = readEnvFile(folder).map((line) => [line.name, line.value]);
      expect(found).toEqual([
        ['MATRIX_ACCESS_TOKEN', value],
        ['PAGE_PORT', '4815'],
      ]);
    },
  );

  it('keeps no value that would set another variable', async () => {
    await keepInEnv({ PAGE_PORT: '4815' }, folder);
    const hostile = { MATRIX_ACCESS_TOKEN: 'a\nDISCORD_API_URL=http://evil.example' };
    await expect(keepInEnv(hostile, folder)).rejects.toThrow();
    expect(await readFile(env, 'utf8')).toBe('PAGE_PORT=4815\n');
  });

  it('leaves nothing behind where it cannot be written', async () => {
    const nowhere = join(folder, 'no', 'such', 'folder');
    await expect(keepInEnv({ DISCORD_TOKEN: 'a' }, nowhere)).rejects.toThrow(/ENOENT/u);
    await symlink(folder, env);
    await keepInEnv({ DISCORD_TOKEN: 'a' }, folder).catch(() => undefined);
    expect((await readdir(folder)).filter((name) => name.endsWith('.new'))).toEqual([]);
  });
});
