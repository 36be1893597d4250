import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import type { JournalRecord } from '../../engine/ports.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../reader.ts';
import { recordSchema } from '../record.ts';
import {
  backupFormat,
  drawerLine,
  endLine,
  entryLine,
  headerSchema,
  streamLine,
  type Counted,
} from './format.ts';

/** Why a backup cannot be restored; nothing was changed. */
export type BackupProblem =
  | { readonly kind: 'backupUnreadable'; readonly file: string; readonly problem: string }
  /** Cut short, altered, or no backup at all. */
  | { readonly kind: 'backupDamaged'; readonly file: string }
  /** It contains what only a later version knows. */
  | { readonly kind: 'backupNewer'; readonly file: string };

/** Called with each record, in the order of its stream's numbers, which begin at 1. */
export type TakeRecord = (
  stream: string,
  sequence: number,
  record: JournalRecord,
) => Promise<void> | undefined;

/** Called with the entries of a drawer, in one or several parts. */
export type TakeEntries = (
  drawer: string,
  entries: ReadonlyMap<string, Uint8Array>,
) => Promise<void> | undefined;

/** The most entries of a drawer that are passed at once. */
const part = 256;

/** `at`: when the backup was begun, in ISO 8601. */
export type ReadBackup = Counted & { readonly at: string };

/**
 * Reads a whole backup. Records and entries are passed on before the file is known to be intact:
 * what was made of them is only valid once this resolves with `ok`. Rejects if `take` or
 * `takeEntries` does.
 */
export async function readBackup(
  file: string,
  reader: Reader,
  take: TakeRecord = () => undefined,
  takeEntries: TakeEntries = () => undefined,
): Promise<Result<ReadBackup, BackupProblem>> {
  const reading = new Reading(reader, take, takeEntries);
  let own: unknown;
  try {
    await pipeline(createReadStream(file), createGunzip(), (chunks: AsyncIterable<Buffer>) =>
      reading.all(chunks).catch((error: unknown) => {
        own = error;
        throw error;
      }),
    );
    return ok(reading.result());
  } catch (thrown) {
    // For an error thrown by the reader, Node may report no more than an abort.
    const error = isOf(thrown, /^ABORT_ERR$/u) ? own : thrown;
    if (error instanceof Newer) return err({ kind: 'backupNewer', file });
    if (error instanceof Damaged || isOf(error, /^Z_/u))
      return err({ kind: 'backupDamaged', file });
    if (error instanceof Error && isOf(error, /^E(?:NOENT|ACCES|ISDIR|PERM|IO|NOTDIR)$/u))
      return err({ kind: 'backupUnreadable', file, problem: error.message });
    throw error;
  }
}

class Damaged extends Error {}
class Newer extends Error {}

const isOf = (error: unknown, codes: RegExp): boolean =>
  error instanceof Error && 'code' in error && codes.test(String(error.code));

class Reading {
  readonly #reader: Reader;
  readonly #take: TakeRecord;
  readonly #takeEntries: TakeEntries;
  readonly #digest: Hash = createHash('sha256');
  readonly #seen = new Set<string>();
  #records = 0;
  #at: string | undefined;
  #stream = { name: '', sequence: 0, records: 0 };
  #drawer = { name: '', left: 0, entries: new Map<string, Uint8Array>() };
  #entries = 0;
  #ended = false;
  #newer = false;

  constructor(reader: Reader, take: TakeRecord, takeEntries: TakeEntries) {
    this.#reader = reader;
    this.#take = take;
    this.#takeEntries = takeEntries;
  }

  async all(chunks: AsyncIterable<Buffer>): Promise<void> {
    for await (const line of linesIn(chunks)) await this.#line(line);
  }

  result(): ReadBackup {
    if (!this.#ended || this.#at === undefined) throw new Damaged();
    if (this.#newer) throw new Newer();
    return { at: this.#at, streams: this.#seen.size, records: this.#records };
  }

  async #line(bytes: Buffer): Promise<void> {
    if (this.#ended) throw new Damaged();
    const value = jsonIn(bytes);
    if (this.#at === undefined) this.#begin(value);
    else if (this.#stream.sequence < this.#stream.records) await this.#record(value);
    else if (this.#drawer.left > 0) await this.#entry(value);
    else this.#between(value);
    this.#digest.update(bytes);
  }

  #begin(value: unknown): void {
    const { at, format } = as(headerSchema, value);
    if (format > backupFormat) throw new Newer();
    this.#at = at;
  }

  async #record(value: unknown): Promise<void> {
    const record = recordSchema.safeParse(value);
    this.#stream.sequence += 1;
    this.#records += 1;
    const { name, sequence } = this.#stream;
    // Altered, or written by a later version: only the end of the file shows which.
    if (!record.success || !this.#reader.knows(name, record.data)) this.#newer = true;
    else if (!this.#newer) await this.#take(name, sequence, record.data);
  }

  async #entry(line: unknown): Promise<void> {
    const { key, value } = as(entryLine, line);
    const drawer = this.#drawer;
    drawer.entries.set(key, Buffer.from(value, 'base64'));
    drawer.left -= 1;
    this.#entries += 1;
    if (drawer.left > 0 && drawer.entries.size < part) return;
    await this.#takeEntries(drawer.name, drawer.entries);
    drawer.entries = new Map();
  }

  #between(value: unknown): void {
    const drawer = drawerLine.safeParse(value).data;
    if (drawer !== undefined) {
      this.#drawer = { name: drawer.drawer, left: drawer.entries, entries: new Map() };
      return;
    }
    const next = streamLine.safeParse(value);
    if (!next.success) return this.#end(value);
    const { stream, records } = next.data;
    if (this.#seen.has(stream)) throw new Damaged();
    this.#seen.add(stream);
    this.#stream = { name: stream, sequence: 0, records };
  }

  #end(value: unknown): void {
    const { streams, records, entries, sha256 } = as(endLine, value);
    const whole =
      streams === this.#seen.size && records === this.#records && entries === this.#entries;
    if (!whole || sha256 !== this.#digest.copy().digest('hex')) throw new Damaged();
    this.#ended = true;
  }
}

function as<T>(schema: z.ZodType<T>, value: unknown): T {
  const { data, success } = schema.safeParse(value);
  if (!success) throw new Damaged();
  return data;
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw new Damaged();
  }
}

/** In bytes: no record comes near it, and a small compressed file may expand to an endless line. */
const longestLine = 64 * 1024 * 1024;

/** Lines with their line feed; one without it was cut short. */
async function* linesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      yield Buffer.concat([...parts, chunk.subarray(start, end + 1)]);
      parts = [];
      length = 0;
      start = end + 1;
    }
    parts.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > longestLine) throw new Damaged();
  }
  if (parts.some(({ length }) => length > 0)) throw new Damaged();
}
