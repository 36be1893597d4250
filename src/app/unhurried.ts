import type { Translator } from '../i18n/translator.ts';
import type { ReportFile } from '../report/report.ts';
import type { View, ViewFile } from '../view/view.ts';

/** How long others may be kept waiting at a time, in milliseconds. */
const turnMs = 8;

/**
 * Writes a file without keeping a click waiting: after a few milliseconds of writing, whatever else
 * has come has its turn (docs/decisions/0011). The state may move on meanwhile; a report is made of
 * what it was at first.
 */
export async function writtenOut({ name, chunks }: ReportFile): Promise<ViewFile> {
  const parts: string[] = [];
  // What made the report ready took its time too.
  await othersFirst();
  let since = performance.now();
  for (const chunk of chunks()) {
    parts.push(chunk);
    if (performance.now() - since < turnMs) continue;
    await othersFirst();
    since = performance.now();
  }
  return { name, text: parts.join('') };
}

function othersFirst(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** A view with those of the files that it has room for, one after the other, and the names of the rest. */
export async function withFiles(
  view: View,
  files: readonly ReportFile[],
  room: number,
  t: Translator,
): Promise<View> {
  const kept: ViewFile[] = [];
  const left: string[] = [];
  let free = room;
  for (const file of files) {
    const written = await writtenOut(file);
    const size = Buffer.byteLength(written.text, 'utf8');
    if (size > free) left.push(file.name);
    else kept.push(written);
    if (size <= free) free -= size;
  }
  const told = t.say('summary.leftOut', { files: left.join(', ') });
  return {
    ...view,
    blocks: left.length === 0 ? view.blocks : [...view.blocks, { kind: 'small', text: told }],
    files: kept,
  };
}
