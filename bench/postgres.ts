import { Pool } from 'pg';
import type { Journal } from '../src/engine/ports.ts';
import { openJournal } from '../src/stores/open-journal.ts';
import { openPostgres, type PostgresServer } from '../test/support/postgres-server.ts';
import { ballotOf } from './bench-app.ts';
import { median, timed, upTo } from './figures.ts';
import { growthOn } from './growth.ts';
import { ms, type Row } from './table.ts';
import { votesOnPostgres } from './votes.ts';

const appends = 600;
/** Until V8 and the server have prepared what they run. */
const warmUp = 200;

/** On a PostgreSQL of its own: a vote beside the least that it can cost there, and in larger polls. */
export async function benchPostgres(folder: string): Promise<Row[]> {
  const server = await openPostgres();
  if (server === undefined) {
    console.error('No PostgreSQL on this machine: nothing was measured on it.');
    return [];
  }
  try {
    return [
      ...(await benchAppend(server)),
      ...(await benchGrowth(server)),
      ...(await votesOnPostgres(folder, server)),
    ];
  } finally {
    await server.close();
  }
}

async function opened(server: PostgresServer): Promise<Journal> {
  const journal = await openJournal(await server.database());
  if (!journal.ok) throw new Error(journal.error.kind);
  return journal.value;
}

/** One record after the other, beside one row after the other in a plain table. */
async function benchAppend(server: PostgresServer): Promise<Row[]> {
  const journal = await opened(server);
  const pool = new Pool({ connectionString: await server.database() });
  await pool.query('CREATE TABLE ballots (id bigserial PRIMARY KEY, ballot jsonb NOT NULL)');
  const ours: number[] = [];
  const theirs: number[] = [];
  for (const index of upTo(appends)) {
    const event = { type: 'ballot.cast', voter: '9', name: 'Alix', at: index, ...ballotOf(index) };
    const record = { v: 1, commits: [{ at: index, by: '9', events: [event] }] };
    ours.push(await timed(() => journal.append('poll/appended', index + 1, record)));
    const text = 'INSERT INTO ballots (ballot) VALUES ($1)';
    theirs.push(await timed(() => pool.query({ text, values: [JSON.stringify(record)] })));
  }
  await pool.end();
  await journal.close();
  const [measured, against] = [ours, theirs].map((all) => median(all.slice(warmUp)));
  if (measured === undefined || against === undefined) return [];
  const ratio = measured / against;
  const what = 'a record appended on PostgreSQL, over one INSERT';
  return [{ what, measured: ms(measured), against: ms(against), ratio, budget: { atMost: 1.25 } }];
}

async function benchGrowth(server: PostgresServer): Promise<Row[]> {
  const journal = await opened(server);
  const rows = await growthOn(journal);
  await journal.close();
  return rows.map((row) => ({ ...row, what: `on PostgreSQL: ${row.what}` }));
}
