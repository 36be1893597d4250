import { afterAll, it } from 'vitest';
import { openJournal } from '../../src/stores/open-journal.ts';
import { realPostgres } from '../support/real-postgres.ts';
import { liveYearIn } from '../support/recap-year/lived.ts';

const server = await realPostgres();
afterAll(() => server.close());

it('a year of recaps has each of them sent exactly once on a real PostgreSQL too', async () => {
  await liveYearIn(await openJournal(await server.database()));
}, 600_000);
