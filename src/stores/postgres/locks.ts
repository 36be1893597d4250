import type { QueryConfig } from 'pg';
import type { Queryable } from './queryable.ts';

/**
 * Each key includes the oid of the store's tables: two stores in one database, in different
 * schemas, don't share locks.
 */
const keyOf = (which: string): string =>
  `hashtext(${which} || 'palabre_notes'::regclass::oid::text)`;

const store = `${keyOf(`'palabre store '`)}, 0`;

/** Takes the store for this process alone; false if others write to it. */
export async function holdAlone(db: Queryable): Promise<boolean> {
  const { rows } = await db.query({ text: `SELECT pg_try_advisory_lock(${store}) AS held` });
  return rows[0]?.held === true;
}

/** Joins the processes that share the store; false if one holds it alone. */
export async function holdTogether(db: Queryable): Promise<boolean> {
  const { rows } = await db.query({ text: `SELECT pg_try_advisory_lock_shared(${store}) AS held` });
  return rows[0]?.held === true;
}

/** How many processes share the store. */
export async function holders(db: Queryable): Promise<number> {
  const { rows } = await db.query({
    text: `SELECT count(*)::int AS count FROM pg_locks
           WHERE locktype = 'advisory' AND objsubid = 2 AND granted
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
             AND classid::int = ${keyOf(`'palabre store '`)} AND objid = 0`,
  });
  return Number(rows[0]?.count);
}

/** A query for the parts that each process holds, with the processes always in the same order. */
export const partsOf = (name: string): QueryConfig => ({
  text: `SELECT coalesce(array_agg(parts.objid::int ORDER BY parts.objid::int)
                  FILTER (WHERE parts.pid IS NOT NULL), '{}') AS parts
         FROM pg_locks AS process
         LEFT JOIN pg_locks AS parts
           ON parts.pid = process.pid AND parts.locktype = 'advisory' AND parts.granted
          AND parts.classid::int = ${keyOf(`'palabre part ' || $1`)}
         WHERE process.locktype = 'advisory' AND process.granted AND process.objid = 0
           AND process.database = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND process.classid::int = ${keyOf(`'palabre store '`)}
         GROUP BY process.pid ORDER BY process.pid`,
  values: [name],
});

/**
 * Takes at most `most` parts that nobody holds; this connection's own must be left out of `among`.
 */
export async function takeParts(
  db: Queryable,
  name: string,
  among: readonly number[],
  most: number,
): Promise<number[]> {
  const { rows } = await db.query({
    text: `SELECT part FROM unnest($2::int[]) AS part
           WHERE pg_try_advisory_lock(${keyOf(`'palabre part ' || $1`)}, part) LIMIT $3`,
    values: [name, among, most],
  });
  return rows.map(({ part }) => Number(part));
}

/** The same, and notes in the same statement who has them now. */
export async function takeNotedParts(
  db: Queryable,
  name: string,
  among: readonly number[],
  most: number,
  holder: string,
): Promise<number[]> {
  const { rows } = await db.query({
    text: `WITH taken AS MATERIALIZED (
             SELECT part FROM unnest($2::int[]) AS part
             WHERE pg_try_advisory_lock(${keyOf(`'palabre part ' || $1`)}, part) LIMIT $3
           ), noted AS (
             INSERT INTO palabre_notes SELECT 'part ' || part || ' of ' || $1, $4 FROM taken
             ON CONFLICT (key) DO UPDATE SET value = excluded.value
           )
           SELECT part FROM taken`,
    values: [name, among, most, holder],
  });
  return rows.map(({ part }) => Number(part));
}

export async function giveUpPart(db: Queryable, name: string, part: number): Promise<void> {
  await db.query({
    text: `SELECT pg_advisory_unlock(${keyOf(`'palabre part ' || $1`)}, $2)`,
    values: [name, part],
  });
}
