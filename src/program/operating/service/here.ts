import { existsSync, statSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { folderIn } from '../../../stores/lmdb/store-room.ts';
import { makeFolder } from '../../../system/make-folder.ts';
import { packageRoot } from '../../../system/package-root.ts';
import { readConfig, type Config } from '../../config.ts';
import { storeUrl, type Desk } from '../setting.ts';
import { installService } from './install.ts';
import { thisMachine } from './machine.ts';
import type { ServicePlace } from './unit.ts';

/** Installs a service for the current folder: the system's, for root or with `--system`. */
export async function installHere(desk: Desk, wantsSystem: boolean): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  const system = wantsSystem || isRoot;
  const folder = resolve('.');
  const store = folderIn(storeUrl(desk));
  const data = store === undefined ? undefined : resolve(store);
  const backups = join(folder, 'backups');
  const config = readConfig(process.env);
  const owner = ownerOf(folder);
  const user = system ? owner?.uid : undefined;
  const templates = config.ok ? config.value.TEMPLATES_DIR : undefined;
  const writes = [data, backups, templates && resolve(templates)].flatMap((each) => each ?? []);
  for (const each of writes) await prepare(each, isRoot ? owner : undefined);
  const place: ServicePlace = {
    folder,
    node: process.execPath,
    program: join(packageRoot(), 'dist', 'src', 'palabre.js'),
    writes,
    keepsFolder: data !== undefined,
    ...(user === undefined ? {} : { user: String(user) }),
  };
  await installService(desk, thisMachine(data), {
    system,
    hasToken: config.ok && isSetUp(config.value),
    place,
    shipped: join(packageRoot(), 'deploy'),
  });
}

/** Whether there is a platform to run on, judging by the variables. */
const isSetUp = ({
  DISCORD_TOKEN: discord,
  MATRIX_ACCESS_TOKEN: token,
  MATRIX_PASSWORD: password,
}: Config): boolean => [discord, token, password].some((each) => each !== undefined);

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** The owner of the folder; undefined for root. */
function ownerOf(folder: string): Owner | undefined {
  const { uid, gid } = statSync(folder);
  return uid === 0 ? undefined : { uid, gid };
}

/**
 * Creates a folder for the service to write in, which must exist, and belong to it, before it
 * starts.
 */
async function prepare(folder: string, owner: Owner | undefined): Promise<void> {
  if (existsSync(folder)) return;
  await makeFolder(folder).catch(() => undefined);
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid).catch(() => undefined);
}
