import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { direct, type Rehearsal } from '../directing.ts';

/** A rehearsal in a program of its own, of this version or of another. */
export interface House extends Rehearsal {
  close(): Promise<void>;
}

export async function openHouse(program: readonly string[], locale: string): Promise<House> {
  const data = await mkdtemp(join(tmpdir(), 'palabre-walk-'));
  const [command, ...args] = [...program, '--port', '0', '--data', data];
  const env = { PATH: process.env['PATH'] ?? '', DEFAULT_LOCALE: locale, LOG_LEVEL: 'error' };
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  return {
    ...direct(await addressIn(child.stdout)),
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function addressIn(output: AsyncIterable<Buffer>): Promise<string> {
  let said = '';
  for await (const piece of output) {
    said += String(piece);
    const found = /http:\/\/\S+/u.exec(said);
    if (found !== null) return found[0];
  }
  throw new Error(`The program said no address: ${said}`);
}
