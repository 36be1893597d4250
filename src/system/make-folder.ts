import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Others on this machine have no need to read what people write. */
const ownOnly = 0o700;

/**
 * Makes a folder, and those it stands in, for this user alone; does nothing if it is there. Rejects if
 * it cannot be made. The `recursive` of Node itself never ends where the system refuses a folder as
 * missing, as it does under `/proc`.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: ownOnly });
  } catch (error) {
    if (await isFolder(folder)) return;
    if (await isFolder(dirname(folder))) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder, { mode: ownOnly });
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
