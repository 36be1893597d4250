import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { openJournal } from '../../src/stores/open-journal.ts';
import { openDatabase } from '../../src/stores/postgres/open-database.ts';
import { openPglite } from '../support/pglite-socket.ts';
import { anyYear } from '../support/recap-year/any-year.ts';
import { judgeYear } from '../support/recap-year/judge.ts';
import { play } from '../support/recap-year/play.ts';
import { liveYearIn } from '../support/recap-year/lived.ts';
import { runs } from '../support/runs.ts';

/** A year of recaps on a real PostgreSQL is in `test/real-postgres`. */
describe('a year of recaps, whatever happens in it', () => {
  it('has each of them sent exactly once, or skipped because nothing could be sent for a day', async () => {
    await fc.assert(
      fc.asyncProperty(anyYear, async (happenings) => judgeYear(await play(happenings))),
      // A year takes too long to be made smaller: the seed is told at once instead.
      { ...runs(3, 24), endOnFailure: true },
    );
  }, 1_200_000);

  it('has so on LMDB too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'palabre-year-'));
    const opened = await openJournal(`lmdb://${folder}`);
    await liveYearIn(opened);
    await rm(folder, { recursive: true });
  }, 1_200_000);

  it('has so on PostgreSQL too', async () => {
    const pglite = await openPglite();
    await liveYearIn(await openDatabase(pglite.url, undefined, { mayLose: ['fsync'] }));
    await pglite.close();
  }, 1_200_000);
});
