import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const childScript = fileURLToPath(new URL('../../dist/test/journal.js', import.meta.url));

/** A process that opened, or tried to open, a journal; bundled before the tests, as the program is. */
export interface JournalProcess {
  /** Each line it prints, as long as it does. */
  readonly lines: Interface;
  readonly process: ChildProcess;
  /** The first line it prints. */
  first(): Promise<string>;
  /** SIGKILL, which no process can catch; resolves once it is gone. */
  kill(): Promise<void>;
}

/** `tmp`: its temporary folder, if different from this process's own. */
export function journalProcess(
  task: 'hold' | 'append' | 'idle',
  folder: string,
  tmp?: string,
): JournalProcess {
  const env = tmp === undefined ? process.env : { ...process.env, TMPDIR: tmp };
  return started(spawn(process.execPath, [childScript, task, folder], { stdio: 'pipe', env }));
}

/**
 * Like `task: fill`, on a disk with room for about `kilobytes`, which POSIX systems can simulate.
 */
export function journalProcessOnSmallDisk(folder: string, kilobytes: number): JournalProcess {
  const limited = `ulimit -f ${kilobytes * 2}; exec "$0" "$@"`;
  const command = ['-c', limited, process.execPath, childScript, 'fill', folder];
  return started(spawn('/bin/sh', command, { stdio: 'pipe' }));
}

function started(child: ChildProcess & { stdout: NodeJS.ReadableStream }): JournalProcess {
  const lines = createInterface({ input: child.stdout });
  const gone = once(child, 'close');
  return {
    lines,
    process: child,
    first: async () => String(await Promise.race([once(lines, 'line'), gone])),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
