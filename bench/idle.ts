import { letGoOfStreams } from '../src/program/app-context.ts';
import { actOn, startWorkshop } from '../src/workshop/cases.ts';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Journal } from '../src/engine/ports.ts';
import {
  facilitator,
  openBenchApp,
  openLmdbJournal,
  strictLog,
  type BenchApp,
} from './bench-app.ts';
import { openStreams } from '../src/engine/streams/streams.ts';
import { workshopKind } from '../src/workshop/stream.ts';
import { concurrently, upTo } from './figures.ts';
import { templateNamed } from './full-workshop.ts';
import { heapUsed } from './heap.ts';
import { kibibytes, type Row } from './table.ts';

const count = 500;
/** Opened before anything is measured, so that what all of them share counts for none. */
const first = 100;
const steps = 3;

/**
 * What is kept in memory of an open workshop: in use, with its template shared, its streams alone; and
 * once nobody used it for ten minutes, all that Palabre holds.
 */
export async function benchIdle(folder: string): Promise<Row[]> {
  const data = join(folder, 'idle');
  await mkdir(data);
  const journal = await openLmdbJournal(data);
  const app = openBenchApp(journal, [templateNamed('en-commun')]);
  await letGo(app, await opened(app, first));
  const before = heapUsed();
  const ids = await letGo(app, await opened(app, count));
  const idle = (heapUsed() - before) / count;
  const inUse = await memoryInUse(journal, ids);
  await app.reconciler.stop();
  await journal.close();
  return [
    row('memory of an idle workshop, its cards with it', idle, { atMost: 8 }),
    row('memory of a workshop in use, without its cards', inUse),
  ];
}

/** Once ten minutes have gone by in which nobody used them. */
async function letGo({ context, reconciler }: BenchApp, ids: string[]): Promise<string[]> {
  await reconciler.settled();
  for (const _ of upTo(11)) letGoOfStreams(context);
  return ids;
}

async function opened({ context }: BenchApp, many: number): Promise<string[]> {
  const ids: string[] = [];
  await concurrently(many, 50, async (index) => {
    const place = { community: `g${index % 100}`, channel: `${many}-${index}` };
    const started = await startWorkshop(context, place, facilitator, 'en-commun', undefined);
    if (!started.ok) throw new Error(started.error.kind);
    const { id } = started.value;
    for (const _ of upTo(steps))
      await actOn(context, id, facilitator, { type: 'next', skipOptional: false });
    ids.push(id);
  });
  return ids;
}

async function memoryInUse(journal: Journal, ids: readonly string[]): Promise<number> {
  const before = heapUsed();
  const streams = openStreams(workshopKind, { journal, clock: Date.now, log: strictLog });
  await concurrently(ids.length, 20, (index) => streams.read(ids[index] ?? ''));
  const each = (heapUsed() - before) / count;
  await streams.read(ids[0] ?? '');
  return each;
}

function row(what: string, bytes: number, budget?: { readonly atMost: number }): Row {
  return {
    what,
    measured: kibibytes(bytes),
    ratio: bytes / 1024,
    ...(budget && { budget }),
  };
}
