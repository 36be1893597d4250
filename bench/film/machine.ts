import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { kill } from 'node:process';
import { packageRoot } from '../../src/system/package-root.ts';
import type { Reader } from './readme.ts';

/** A folder into which the project was just downloaded, and nothing else that was here before. */
export interface Machine {
  readonly folder: string;
  /** Types the command; resolves with the address that it prints. */
  run(command: string, variables: Readonly<Record<string, string>>): Promise<string>;
  /** All that the terminal showed. */
  shown(): string;
  close(): Promise<void>;
}

const tongues: Readonly<Record<Reader, string>> = { fr: 'fr_CA.UTF-8', en: 'en_CA.UTF-8' };

/**
 * What npm has from before: nothing, and it fetches everything; what it fetched once; or all that is
 * installed here, and nothing is timed but the rest.
 */
export type Had = 'nothing' | 'fetched' | 'installed';

export async function newMachine(reader: Reader, had: Had): Promise<Machine> {
  const home = await mkdtemp(join(tmpdir(), 'palabre-film-'));
  const folder = join(home, 'palabre');
  await download(folder);
  if (had === 'installed')
    await symlink(join(packageRoot(), 'node_modules'), join(folder, 'node_modules'));
  const shown: string[] = [];
  let child: ChildProcess | undefined;
  return {
    folder,
    run: (command, variables) => {
      const env = {
        PATH: process.env['PATH'] ?? '',
        LANG: tongues[reader],
        HOME: had === 'nothing' ? home : (process.env['HOME'] ?? home),
        ...variables,
      };
      // A group of its own, so that all of it can be ended.
      child = spawn(command, { cwd: folder, env, shell: true, detached: true });
      return addressFrom(child, shown);
    },
    shown: () => shown.join(''),
    close: async () => {
      if (child?.pid !== undefined && child.exitCode === null) {
        const ended = once(child, 'exit');
        kill(-child.pid, 'SIGTERM');
        await ended;
      }
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** What is in the project's version, and what was not committed yet. */
async function download(folder: string): Promise<void> {
  const root = packageRoot();
  const { stdout } = spawnSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  for (const name of stdout.split('\0').filter((each) => each !== '')) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await cp(join(root, name), join(folder, name)).catch((error: unknown) => {
      // Removed, and not committed yet.
      if (!String(error).includes('ENOENT')) throw error;
    });
  }
}

function addressFrom(child: ChildProcess, shown: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const hear = (text: Buffer): void => {
      shown.push(String(text));
      const [address] = /http:\/\/127\.0\.0\.1:\d+/u.exec(shown.join('')) ?? [];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`It ended: ${shown.join('')}`)));
  });
}
