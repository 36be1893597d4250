import { randomUUID } from 'node:crypto';
import { Client, Pool, type ClientConfig } from 'pg';
import { queryOn, patience, type Queryable } from './queryable.ts';
import type { Database } from './address.ts';
import { Unfit } from './problem.ts';

/** How many connections read at once. */
const readers = 4;
/** The first major version that closes a session which says nothing. */
const least = 14;

/** `name`: how the server shows the connection. */
export function settingsOf({ url }: Database, name: string): ClientConfig {
  return {
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: patience.connectMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

/** A connection that answers; one that breaks rejects what it is asked, and tells nobody else. */
export async function connected(settings: ClientConfig): Promise<Client> {
  const client = new Client(settings);
  // Node would end for an error that nobody listens to.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** One connection alone, for as long as it lasts. */
export const queryableOn = (client: Client): Queryable => ({
  query: (query) => queryOn(client, query),
});

/** Several connections, for reading. */
export function openReaders(database: Database): Queryable & { close(): Promise<void> } {
  const pool = new Pool({
    ...settingsOf(database, 'palabre'),
    max: readers,
    query_timeout: patience.answerMs,
    allowExitOnIdle: true,
  });
  pool.on('error', () => {});
  return { query: (query) => pool.query(query), close: () => pool.end() };
}

/** As the server shows it, and nobody else's. */
export const ownName = (): string => `palabre ${randomUUID()}`;

/**
 * Rejects where the server might lose what it said it had recorded; where a commit may come before its
 * flush, this connection asks for the flush.
 */
export async function checkDurability(db: Queryable, mayLose: readonly string[]): Promise<void> {
  const { rows } = await db.query({
    text: `SELECT name, setting FROM pg_settings
           WHERE name IN ('server_version_num', 'server_version', 'fsync', 'full_page_writes', 'synchronous_commit')`,
  });
  const settings = new Map(rows.map(({ name, setting }) => [String(name), String(setting)]));
  const version = settings.get('server_version') ?? '';
  if (Number(settings.get('server_version_num')) < least * 10_000)
    throw new Unfit({ kind: 'databaseOld', version, least });
  for (const setting of ['fsync', 'full_page_writes'])
    if (settings.get(setting) === 'off' && !mayLose.includes(setting))
      throw new Unfit({ kind: 'databaseUnsafe', setting });
  if (settings.get('synchronous_commit') === 'off')
    await db.query({ text: 'SET synchronous_commit = on' });
}
