import { realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file beside and gives it its name once it is whole: a crash or a full disk leaves what was
 * there. A link stays one. What stands beside under that name is removed first, so that nobody else's
 * link or mode is followed. `mode`: nobody else on the machine reads it by default. Rejects if it cannot
 * be written, and leaves nothing behind.
 */
export async function writeWhole(path: string, text: string, mode = 0o600): Promise<void> {
  const file = await realpath(path).catch(() => path);
  const aside = join(dirname(file), `.${basename(file)}.new`);
  try {
    await rm(aside, { force: true });
    await writeFile(aside, text, { mode, flag: 'wx' });
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw error;
  }
}
