import type { Client, ClientConfig, QueryConfig, QueryResult } from 'pg';
import { queryOn, type Queryable } from './queryable.ts';
import { queryableOn, connected } from './connecting.ts';

/** How often a connection that has nothing to do says that it is there, in milliseconds. */
const everyMs = 2_000;
/** After how long without a word the server ends the session, and gives what it held to others. */
const sessionMs = 10_000;

/** Makes a new connection fit for use; rejects where it cannot be. */
export type Prepare = (db: Queryable) => Promise<void>;

/**
 * The one connection through which a process writes, made anew when it is lost. It holds the locks
 * that `prepare` takes: whoever has lost them has lost the connection, and writes nothing more. A
 * process that stands still says nothing, so the server ends its session.
 */
export class WriterConnection implements Queryable {
  readonly #settings: ClientConfig;
  readonly #prepare: Prepare;
  readonly #beat: NodeJS.Timeout;
  #client: Promise<Client> | undefined;
  /** The number of the last connection's process on the server: it may outlive the connection. */
  #before: number | undefined;
  /** When the last query that was answered had been sent. */
  #answeredAt = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  private constructor(settings: ClientConfig, prepare: Prepare) {
    this.#settings = settings;
    this.#prepare = prepare;
    this.#beat = setInterval(() => void this.query({ text: 'SELECT 1' }).catch(() => {}), everyMs);
    this.#beat.unref();
  }

  /** Rejects when the first connection cannot be made, or not be prepared. */
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

  /** In the order of the calls. Rejects when it is not known whether the query ran. */
  async query(query: QueryConfig, term?: AbortSignal): Promise<QueryResult> {
    const client = await this.#connected();
    // A connection that is new has told by then what it holds no more.
    term?.throwIfAborted();
    const asked = performance.now();
    const answer = await queryOn(client, query);
    if (asked > this.#answeredAt) this.#answeredAt = asked;
    return answer;
  }

  /** The same connection, which is asked nothing more once the term is over. */
  during(term: AbortSignal): Queryable {
    return { query: (query) => this.query(query, term) };
  }

  /** True while the server cannot have given to others what this connection holds. */
  isSure(): boolean {
    return !this.#isClosed && performance.now() - this.#answeredAt < sessionMs;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#beat);
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  /** The connection there is, or a new one; whoever asks meanwhile waits for the same. */
  #connected(): Promise<Client> {
    if (this.#isClosed)
      return Promise.reject(new Error('The connection to the database is closed'));
    if (this.#client !== undefined) return this.#client;
    const mine = this.#connect();
    this.#client = mine;
    const forget = (): void => {
      if (this.#client === mine) this.#client = undefined;
      // What it held may be another's at once.
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

/** What the lost connection was doing is then done or not, and what it held is free. */
async function endSession(db: Queryable, process: number | undefined, name = ''): Promise<void> {
  if (process === undefined) return;
  await db.query({
    text: `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
           WHERE pid = $1 AND application_name = $2 AND pid <> pg_backend_pid()`,
    values: [process, name],
  });
}
