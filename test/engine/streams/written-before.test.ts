import { describe, expect, it } from 'vitest';
import { openJournal } from '../../../src/stores/open-journal.ts';
import type { Result } from '../../../src/kernel/result.ts';
import type { Journal, Log } from '../../../src/engine/ports.ts';
import { communityKind } from '../../../src/community/stream.ts';
import { planKind } from '../../../src/plan/stream.ts';
import { pollKind } from '../../../src/poll/stream.ts';
import { recapKind } from '../../../src/recap/stream.ts';
import { workshopKind } from '../../../src/workshop/stream.ts';
import { openStreams } from '../../../src/engine/streams/streams.ts';
import { keptLog } from '../../support/logs.ts';
import { writtenBefore } from '../../support/written-before.ts';

const ports = (journal: Journal, log: Log) => ({ journal, clock: () => 0, log });
const readers: Readonly<Record<string, Reader>> = {
  community: (id, ...on) => openStreams(communityKind, ports(...on)).read(id),
  workshop: (id, ...on) => openStreams(workshopKind, ports(...on)).read(id),
  poll: (id, ...on) => openStreams(pollKind, ports(...on)).read(id),
  plan: (id, ...on) => openStreams(planKind, ports(...on)).read(id),
  recap: (id, ...on) => openStreams(recapKind, ports(...on)).read(id),
};
type Reader = (id: string, journal: Journal, log: Log) => Promise<Result<unknown, unknown>>;

async function journalWith(fill: (journal: Journal) => Promise<void>): Promise<Journal> {
  const opened = await openJournal('memory://');
  if (!opened.ok) throw new Error('The journal in memory did not open.');
  await fill(opened.value);
  return opened.value;
}

/** Everything that is read of a stream, and whatever is complained of. */
async function read(stream: string, journal: Journal) {
  const { log, entries } = keptLog();
  const [kind = '', id = ''] = stream.split('/');
  const found = await readers[kind]?.(id, journal, log);
  return { state: found?.ok === true ? found.value : found?.error, entries };
}

describe('what an earlier Palabre wrote', () => {
  const streams = [...writtenBefore()];

  it('has something of each kind', () => {
    const kept = new Set(streams.map(([stream]) => stream.split('/')[0]));
    expect(kept).toEqual(new Set(Object.keys(readers)));
  });

  it.each(streams)('is read whole from its records: %s', async (stream, { records, state }) => {
    const journal = await journalWith(async (empty) => {
      for (const [index, record] of records.entries())
        await empty.append(stream, index + 1, record);
    });
    const found = await read(stream, journal);
    expect(found.state).toMatchObject(Object(state));
    expect(found.entries).toEqual([]);
  });

  it.each(streams)('is read as well from a snapshot: %s', async (stream, { state }) => {
    const journal = await journalWith((empty) =>
      empty.saveSnapshot(stream, { v: 1, sequence: 1, state }),
    );
    const found = await read(stream, journal);
    expect(found.state).toMatchObject(Object(state));
    expect(found.entries).toEqual([]);
  });
});
