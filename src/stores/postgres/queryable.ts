import type { Client, QueryConfig, QueryResult } from 'pg';

/** What runs SQL: one connection, or one after another. */
export interface Queryable {
  /** Rejects when the database refuses, or does not answer in time. */
  query(config: QueryConfig): Promise<QueryResult>;
}

/** How long the database may take to answer, and to connect, in milliseconds. */
export const patience = { answerMs: 10_000, connectMs: 5_000 };

/**
 * Queries a connection, and ends it if it does not answer in time: only then is it settled what
 * becomes of an abandoned query.
 */
export function queryOn(client: Client, query: QueryConfig): Promise<QueryResult> {
  const answer = (lasts.get(client) ?? Promise.resolve()).then(() => inTime(client, query));
  lasts.set(
    client,
    answer.catch(() => {}),
  );
  return answer;
}

/** The last query of each connection: they run one after another. */
const lasts = new WeakMap<Client, Promise<unknown>>();

async function inTime(client: Client, query: QueryConfig): Promise<QueryResult> {
  let tooLong: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    tooLong = setTimeout(() => {
      // With a query under way, it closes the socket without waiting for anything.
      void client.end();
      reject(new Error(`The database did not answer within ${patience.answerMs} ms`));
    }, patience.answerMs);
  });
  try {
    return await Promise.race([client.query(query), late]);
  } finally {
    clearTimeout(tooLong);
  }
}
