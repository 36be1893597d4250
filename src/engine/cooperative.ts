import type { Translator } from '../i18n/translator.ts';
import type { FileInPieces, View, ViewFile } from '../kernel/view/view.ts';

/** How long others may be kept waiting at a time, in milliseconds. */
const turnMs = 8;

/**
 * Writes a file without keeping a click waiting: after a few milliseconds of writing, whatever else
 * has come has its turn (docs/decisions/0011). The state may move on meanwhile; a report is made of
 * what it was at first.
 */
export async function writtenOut({ name, chunks }: FileInPieces): Promise<ViewFile> {
  const parts: string[] = [];
  // What made the report ready took its time too.
  await yieldToEventLoop();
  const inTurn = takingTurns();
  for (const chunk of chunks()) {
    parts.push(chunk);
    await inTurn();
  }
  return { name, text: parts.join('') };
}

/**
 * For whoever looks through much: asked between two pieces, it gives others their turn once a few
 * milliseconds have gone by since they last had one.
 */
export function takingTurns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < turnMs) return;
    await yieldToEventLoop();
    since = performance.now();
  };
}

/** Resolves once whatever else has come has had its turn. */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** The file, or what is lighter of the same, of no more than so many bytes; undefined where neither is. */
export async function fitted(file: FileInPieces, room: number): Promise<ViewFile | undefined> {
  const written = await writtenOut(file);
  if (sizeOf(written) <= room) return written;
  return file.lighter === undefined ? undefined : fitted(file.lighter, room);
}

const sizeOf = ({ text }: ViewFile): number => Buffer.byteLength(text, 'utf8');

/** What can be had lighter does with the room that the others leave. */
const lightestLast = (a: FileInPieces, b: FileInPieces): number =>
  Number(a.lighter !== undefined) - Number(b.lighter !== undefined);

/** A view with those of the files that it has room for, one after the other, and the names of the rest. */
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
  const told = t.say('summary.leftOut', { files: left.join(', ') });
  return {
    ...view,
    blocks: left.length === 0 ? view.blocks : [...view.blocks, { kind: 'small', text: told }],
    files: files.flatMap((file) => kept.get(file) ?? []),
  };
}
