import { setImmediate } from 'node:timers/promises';
import { listed } from '../i18n/lists.ts';
import type { Translator } from '../i18n/translator.ts';
import { bytesOf, type FileInPieces, type View, type ViewFile } from '../kernel/view/view.ts';

/** The longest that other work is kept waiting, in milliseconds. */
const turnMs = 8;

/**
 * Writes a file without blocking clicks: after a few milliseconds of writing, it yields to other
 * work (docs/decisions/0011). The state may change in the meantime; a report is made of the state at
 * the start.
 */
export async function writtenOut({ name, chunks }: FileInPieces): Promise<ViewFile> {
  const parts: string[] = [];
  // Preparing the report took time too.
  await yieldToEventLoop();
  const inTurn = takingTurns();
  for (const chunk of chunks()) {
    parts.push(chunk);
    await inTurn();
  }
  return { name, text: parts.join('') };
}

/**
 * For long loops: called between two items, it yields to other work when a few milliseconds have
 * passed since it last did.
 */
export function takingTurns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < turnMs) return;
    await yieldToEventLoop();
    since = performance.now();
  };
}

/** Resolves once other pending work has had its turn. */
export function yieldToEventLoop(): Promise<void> {
  return setImmediate();
}

/** The file, or else its lighter variant, if it fits in `room` bytes; undefined if neither does. */
export async function fitted(file: FileInPieces, room: number): Promise<ViewFile | undefined> {
  const written = await writtenOut(file);
  if (sizeOf(written) <= room) return written;
  return file.lighter === undefined ? undefined : fitted(file.lighter, room);
}

const sizeOf = (file: ViewFile): number => bytesOf(file).length;

/** Files with a lighter variant take the space that the others leave. */
const lightestLast = (a: FileInPieces, b: FileInPieces): number =>
  Number(a.lighter !== undefined) - Number(b.lighter !== undefined);

/** The view with the files that fit in `room` bytes, in order, and a note naming the others. */
export async function withFiles(
  view: View,
  files: readonly FileInPieces[],
  room: number,
  t: Translator,
): Promise<View> {
  const kept = new Map<FileInPieces, ViewFile>();
  let free = room;
  for (const file of files.toSorted(lightestLast)) {
    const written = await fitted(file, free);
    if (written === undefined) continue;
    kept.set(file, written);
    free -= sizeOf(written);
  }
  const left = files.filter((file) => !kept.has(file)).map(({ name }) => name);
  const notice = t.say('summary.leftOut', { files: listed(left, t) });
  return {
    ...view,
    blocks: left.length === 0 ? view.blocks : [...view.blocks, { kind: 'small', text: notice }],
    files: files.flatMap((file) => kept.get(file) ?? []),
  };
}
