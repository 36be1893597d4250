import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Drawer, Store } from '../../engine/drawers.ts';
import { backupFormat, type Counted, type Header } from './format.ts';

/**
 * Writes every record and drawer entry of a store, of any kind, into one file. Nobody may change
 * the store meanwhile. The file gets its name only once it is whole and on disk. Snapshots are left
 * out: losing them costs time, never facts. Rejects if the store cannot be read or the file cannot
 * be written.
 */
export async function writeBackup(store: Store, file: string, at: number): Promise<Counted> {
  const part = `${file}.part`;
  const counted = { streams: 0, records: 0 };
  try {
    const lines = linesOf(store, at, counted);
    // It contains what people wrote: no other user of the machine needs to read it.
    await pipeline(lines, createGzip(), createWriteStream(part, { mode: 0o600 }));
    await flush(part);
    await rename(part, file);
    // Only then would the name survive a power cut; Windows cannot open a folder.
    if (process.platform !== 'win32') await flush(dirname(file));
    return counted;
  } finally {
    await rm(part, { force: true });
  }
}

async function* linesOf(
  store: Store,
  at: number,
  counted: { streams: number; records: number },
): AsyncGenerator<string, void> {
  const digest = createHash('sha256');
  const line = (value: object): string => {
    const text = `${JSON.stringify(value)}\n`;
    digest.update(text);
    return text;
  };
  const header: Header = {
    palabre: 'backup',
    format: backupFormat,
    at: new Date(at).toISOString(),
  };
  yield line(header);
  for await (const stream of store.streams()) {
    const records = [];
    for await (const record of store.read(stream, 0)) records.push(record);
    // A stream that was being erased has nothing left.
    if (records.length === 0) continue;
    yield line({ stream, records: records.length });
    for (const record of records) yield line(record);
    counted.streams += 1;
    counted.records += records.length;
  }
  let entries = 0;
  for await (const name of store.drawers()) {
    const found = await entriesOf(store.drawer(name));
    if (found.length === 0) continue;
    yield line({ drawer: name, entries: found.length });
    for (const entry of found) yield line(entry);
    entries += found.length;
  }
  yield `${JSON.stringify({ ...counted, entries, sha256: digest.digest('hex') })}\n`;
}

async function entriesOf(drawer: Drawer): Promise<{ key: string; value: string }[]> {
  const found = [];
  for await (const [key, value] of drawer.entries())
    found.push({ key, value: Buffer.from(value).toString('base64') });
  return found;
}

async function flush(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
