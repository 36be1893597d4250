import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { makeFolder } from '../../system/make-folder.ts';
import { writeWhole } from '../../system/write-whole.ts';

/** What a rehearsal keeps between two starts, in addition to the bot's journal. */
const savedSchema = z.object({
  version: z.literal(1),
  /** How far the clock was moved ahead, in milliseconds. */
  aheadMs: z.number().min(0),
  discord: z.unknown(),
});
export type SavedState = z.infer<typeof savedSchema>;

const fileName = 'discord.json';

export const journalFolder = (folder: string): string => join(folder, 'journal');

/** The saved state; undefined at the first start. Rejects if it cannot be read. */
export async function readSaved(folder: string): Promise<SavedState | undefined> {
  const text = await readFile(join(folder, fileName), 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  return text === undefined ? undefined : savedSchema.parse(JSON.parse(text));
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** A crash leaves either the old or the new one intact. */
export async function writeSaved(
  folder: string,
  saved: Omit<SavedState, 'version'>,
): Promise<void> {
  await makeFolder(folder);
  await writeWhole(join(folder, fileName), JSON.stringify({ version: 1, ...saved }));
}

/** Only removes a rehearsal's own files: somebody may have chosen the folder by mistake. */
export async function deleteSaved(folder: string): Promise<void> {
  await rm(join(folder, fileName), { force: true });
  await rm(join(folder, `.${fileName}.new`), { force: true });
  await rm(journalFolder(folder), { recursive: true, force: true });
}

/** Moves unreadable state aside, together with its journal, which refers to the same channels. */
export async function moveAside(folder: string, at: number): Promise<string> {
  const aside = join(folder, `unreadable-${at}`);
  await makeFolder(aside);
  await rename(join(folder, fileName), join(aside, fileName));
  await rename(journalFolder(folder), journalFolder(aside));
  return aside;
}
