import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../src/rehearsal/look.ts';

const program = new URL('../../dist/src/palabre.js', import.meta.url).pathname;

/** The program as somebody starts it in a folder, with few variables. */
export interface Started {
  readonly url: string;
  readonly child: ChildProcess;
  readonly said: string[];
}

/** What it prints once its page is served: the rehearsal's, or that of how things are. */
export const ready = { rehearsal: /ready: (http:\S+)/u, status: /"url":"(http:[^"]+)"/u };

export async function startIn(
  folder: string,
  variables: Readonly<Record<string, string>>,
  told: RegExp,
): Promise<Started> {
  const child = spawn(process.execPath, [program, 'start', '--port', '0'], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', LOG_FORMAT: 'json', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const output of [child.stdout, child.stderr])
    output?.on('data', (text: Buffer) => said.push(String(text)));
  const url = await until('an address', () => told.exec(said.join(''))?.[1]);
  return { url, child, said };
}

export async function stop({ child }: Started): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Every file below a folder, as text. */
export async function filesIn(folder: string): Promise<{ name: string; text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const name = join(entry.parentPath, entry.name);
        return { name, text: await readFile(name, 'latin1') };
      }),
  );
}
