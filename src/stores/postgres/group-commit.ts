import { SequenceTaken, type JournalRecord } from '../../engine/ports.ts';
import type { Queryable } from './queryable.ts';
import { placeOf } from './read-rows.ts';
import { checksumOf } from './checksum.ts';

interface Waiting {
  readonly stream: string;
  readonly number: number;
  readonly text: string;
  readonly done: () => void;
  readonly refused: (error: unknown) => void;
}

/** The most that one statement writes: the characters of its records, and their number. */
const most = { characters: 4_000_000, records: 1_000 };

/**
 * A number that is taken, or that does not follow the last one, adds nothing and is not returned.
 * Ordered, so that two processes that add the same records never wait for each other.
 */
const insert = `
  INSERT INTO palabre_records (stream, number, record, sum)
  SELECT stream, number, record, sum
  FROM unnest($1::text[], $2::int[], $3::text[], $4::int[]) AS new (stream, number, record, sum)
  WHERE number = 1
     OR EXISTS (SELECT 1 FROM palabre_records AS last
                WHERE last.stream = new.stream AND last.number = new.number - 1)
  ORDER BY stream, number
  ON CONFLICT DO NOTHING
  RETURNING stream, number`;

/**
 * Appends records of all streams. Those that come while a statement is under way go together in the
 * next, so there are only as many round trips and flushes as the database can make, whatever the
 * number of streams.
 */
export class GroupCommit {
  readonly #db: Queryable;
  #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(db: Queryable) {
    this.#db = db;
  }

  /** Resolves once the database says that the record is durable; rejects with `SequenceTaken` if it exists. */
  append(stream: string, number: number, record: JournalRecord): Promise<void> {
    const text = JSON.stringify(record);
    return new Promise((done, refused) => {
      this.#waiting.push({ stream, number, text, done, refused });
      void this.#write();
    });
  }

  async #write(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    // Waits for the other records of this turn.
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#writeSome(this.#next());
    this.#isWriting = false;
  }

  /** At most one record per stream, so that each answer belongs to one caller. */
  #next(): Waiting[] {
    const streams = new Set<string>();
    const rest: Waiting[] = [];
    const taken: Waiting[] = [];
    let characters = 0;
    for (const each of this.#waiting) {
      const fits = characters < most.characters && taken.length < most.records;
      if (fits && !streams.has(each.stream)) {
        taken.push(each);
        characters += each.text.length;
      } else rest.push(each);
      streams.add(each.stream);
    }
    this.#waiting = rest;
    return taken;
  }

  async #writeSome(some: readonly Waiting[]): Promise<void> {
    try {
      const { rows } = await this.#db.query({
        name: 'append',
        text: insert,
        values: columns(some),
      });
      const added = new Set(rows.map(({ stream }) => String(stream)));
      for (const { stream, number, done, refused } of some)
        if (added.has(stream)) done();
        else refused(new SequenceTaken(stream, number));
    } catch (error) {
      for (const { refused } of some) refused(error);
    }
  }
}

const columns = (some: readonly Waiting[]): unknown[] => [
  some.map(({ stream }) => stream),
  some.map(({ number }) => number),
  some.map(({ text }) => text),
  some.map(({ stream, number, text }) => checksumOf(placeOf(stream, number), text)),
];
