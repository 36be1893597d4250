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

/** A service for the folder where this is typed: the system's for root or with `--system`. */
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

/** Whether it has a platform to run on, as far as the variables tell. */
const isSetUp = ({
  DISCORD_TOKEN: discord,
  MATRIX_ACCESS_TOKEN: token,
  MATRIX_PASSWORD: password,
}: Config): boolean => [discord, token, password].some((each) => each !== undefined);

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Whose folder it is; nobody for root's. */
function ownerOf(folder: string): Owner | undefined {
  const { uid, gid } = statSync(folder);
  return uid === 0 ? undefined : { uid, gid };
}

/** What the service may write in must be there, and be its own, before it starts. */
async function prepare(folder: string, owner: Owner | undefined): Promise<void> {
  if (existsSync(folder)) return;
  await makeFolder(folder).catch(() => undefined);
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid).catch(() => undefined);
}
