import type { Client, ClientConfig, QueryConfig, QueryResult } from 'pg';
import { queryOn, type Queryable } from './queryable.ts';
import { queryableOn, connected } from './connecting.ts';

/** How often an idle connection sends a query, to keep its session alive, in milliseconds. */
const everyMs = 2_000;
/** After this many milliseconds without a query, the server ends the session and its locks. */
const sessionMs = 10_000;

/** Prepares a new connection; rejects if it cannot be used. */
export type Prepare = (db: Queryable) => Promise<void>;

/**
 * The one connection through which a process writes, reconnected when it is lost. It holds the
 * locks that `prepare` takes: a process that has lost them has lost the connection, and writes
 * nothing more. A process that stalls sends nothing, so the server ends its session.
 */
export class WriterConnection implements Queryable {
  readonly #settings: ClientConfig;
  readonly #prepare: Prepare;
  readonly #beat: NodeJS.Timeout;
  #client: Promise<Client> | undefined;
  /** The pid of the last connection's process on the server, which may outlive the connection. */
  #before: number | undefined;
  /** When the last answered query was sent, by `performance.now()`. */
  #answeredAt = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  private constructor(settings: ClientConfig, prepare: Prepare) {
    this.#settings = settings;
    this.#prepare = prepare;
    this.#beat = setInterval(() => void this.query({ text: 'SELECT 1' }).catch(() => {}), everyMs);
    this.#beat.unref();
  }

  /** Rejects if the first connection cannot be made or prepared. */
  static async open(settings: ClientConfig, prepare: Prepare): Promise<WriterConnection> {
    const connection = new WriterConnection(settings, prepare);
    try {
      await connection.#connected();
      return connection;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  /**
   * Runs queries in the order of the calls. Rejects if it is unknown whether the query ran, or if
   * `term` is over.
   */
  async query(query: QueryConfig, term?: AbortSignal): Promise<QueryResult> {
    const client = await this.#connected();
    // By now, a new connection has reported what it no longer holds.
    term?.throwIfAborted();
    const asked = performance.now();
    const answer = await queryOn(client, query);
    if (asked > this.#answeredAt) this.#answeredAt = asked;
    return answer;
  }

  /** The same connection, which rejects queries once the term is over. */
  during(term: AbortSignal): Queryable {
    return { query: (query) => this.query(query, term) };
  }

  /** True while the server cannot have given this connection's locks to others. */
  isSure(): boolean {
    return !this.#isClosed && performance.now() - this.#answeredAt < sessionMs;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#beat);
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  /** The current connection, or a new one, which all callers share. */
  #connected(): Promise<Client> {
    if (this.#isClosed)
      return Promise.reject(new Error('The connection to the database is closed'));
    if (this.#client !== undefined) return this.#client;
    const mine = this.#connect();
    this.#client = mine;
    const forget = (): void => {
      if (this.#client === mine) this.#client = undefined;
      // Another process may have its locks at once.
      this.#answeredAt = Number.NEGATIVE_INFINITY;
    };
    mine.then((client) => client.once('end', forget), forget);
    return mine;
  }

  async #connect(): Promise<Client> {
    const client = await connected(this.#settings);
    try {
      const db = queryableOn(client);
      await endSession(db, this.#before, this.#settings.application_name);
      await this.#prepare(db);
      const asked = performance.now();
      await db.query({ text: `SET idle_session_timeout = ${sessionMs}` });
      const { rows } = await db.query({ text: 'SELECT pg_backend_pid() AS process' });
      this.#before = Number(rows[0]?.process);
      this.#answeredAt = asked;
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
  }
}

/** Ends the lost session: then what it was doing is done or not, and its locks are free. */
async function endSession(db: Queryable, process: number | undefined, name = ''): Promise<void> {
  if (process === undefined) return;
  await db.query({
    text: `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
           WHERE pid = $1 AND application_name = $2 AND pid <> pg_backend_pid()`,
    values: [process, name],
  });
}
