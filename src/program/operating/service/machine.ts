import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lockFolder } from '../../../stores/folder-lock.ts';
import { makeFolder } from '../../../system/make-folder.ts';

/** What is done on the machine, behind an interface so that tests need none. */
export interface Machine {
  hasSystemd(): Promise<boolean>;
  /** Whether a running Palabre holds the store. */
  isHeld(): Promise<boolean>;
  unitsFolder(system: boolean): string;
  read(file: string): Promise<string>;
  write(file: string, text: string): Promise<void>;
  remove(file: string): Promise<void>;
  /** Never rejects; `said` is what it printed. */
  run(command: string, args: readonly string[]): Promise<Ran>;
}

export interface Ran {
  readonly well: boolean;
  readonly said: string;
}

/** In milliseconds. */
const patience = 30_000;

/** `store`: the folder of the store, if it is one. */
export function thisMachine(store: string | undefined): Machine {
  return {
    hasSystemd: async () =>
      process.platform === 'linux' && (await run('systemctl', ['--version'])).well,
    isHeld: () => isHeld(store),
    unitsFolder: (system) => (system ? '/etc/systemd/system' : ownUnits()),
    read: (file) => readFile(file, 'utf8'),
    write: async (file, text) => {
      await makeFolder(dirname(file));
      await writeFile(file, text);
    },
    remove: (file) => rm(file, { force: true }),
    run,
  };
}

const ownUnits = (): string =>
  join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'systemd', 'user');

async function isHeld(store: string | undefined): Promise<boolean> {
  if (store === undefined || !existsSync(store)) return false;
  const lock = await lockFolder(store).catch(() => undefined);
  if (lock === undefined) return false;
  if (lock.ok) await lock.value.release();
  return !lock.ok;
}

function run(command: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const how = { timeout: patience, env: passedOn(process.env) };
    execFile(command, [...args], how, (error, out, errors) =>
      resolve({ well: error === null, said: `${out}${errors}`.trim() }),
    );
  });
}

/** The variables that systemd's tools need; the others may hold a secret. */
const needed = /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_\w+|XDG_\w+|DBUS_\w+)$/u;

/**
 * Without a login session, there is no runtime folder for `--user`; to verify a unit, any will do.
 */
function passedOn(all: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(all).filter(([name]) => needed.test(name));
  return { XDG_RUNTIME_DIR: tmpdir(), ...Object.fromEntries(kept) };
}
