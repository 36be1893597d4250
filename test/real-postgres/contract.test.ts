import { afterAll } from 'vitest';
import { Client } from 'pg';
import type { Store } from '../../src/engine/drawers.ts';
import { openJournal } from '../../src/stores/open-journal.ts';
import { drawersContract } from '../contract/drawers.ts';
import { journalContract } from '../contract/journal.ts';
import { realPostgres } from '../support/real-postgres.ts';

const server = await realPostgres();
afterAll(() => server.close());
const url = await server.database();

async function openEmpty(): Promise<Store> {
  const client = new Client(url);
  await client.connect();
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await client.end();
  const opened = await openJournal(url);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

journalContract('a real PostgreSQL', openEmpty);
drawersContract('a real PostgreSQL', openEmpty);
