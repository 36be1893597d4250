import { randomUUID } from 'node:crypto';
import { Client, Pool, type ClientConfig } from 'pg';
import { queryOn, patience, type Queryable } from './queryable.ts';
import type { Database } from './address.ts';
import { Unfit } from './problem.ts';

/** The most connections that read at once. */
const readers = 4;
/**
 * The first major version with `idle_session_timeout`, which closes a session that sends nothing.
 */
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

/** A connection that works. If it breaks, queries on it reject, and nothing else is reported. */
export async function connected(settings: ClientConfig): Promise<Client> {
  const client = new Client(settings);
  // An `error` event without a listener would end Node.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** A single connection, for as long as it lasts. */
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

/** A unique name for this process, as the server shows it. */
export const ownName = (): string => `palabre ${randomUUID()}`;

/**
 * Rejects if the server might lose what it acknowledged. If commits may be acknowledged before
 * their flush, sets this connection to wait for the flush.
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
