import { LmdbFile } from './file.ts';
import { damaged, numberAt } from './page.ts';
import { LmdbWalk, type Order, type Visit } from './walk.ts';
import { Unreadable } from '../unreadable.ts';

/** Pages past the end of the file that are neither used nor free: lmdb may lose track of a few. */
const lostPages = 1024;

/**
 * Throws `Unreadable` unless every page that lmdb would follow in the file at `path` exists and is
 * consistent. lmdb maps the file: a missing page or a wrong pointer ends the process without a
 * message, or makes the next write destroy intact data. Every page in use is read once, and every
 * key and value is given to `visit`, in order. An emptied file is damaged too: nobody would know
 * what it held.
 */
export function checkLmdb(path: string, visit: Visit): void {
  try {
    LmdbFile.look(path, (file) => check(file, visit));
  } catch (error) {
    // An out-of-range read means that a byte of the page changed.
    throw error instanceof RangeError ? new Unreadable('A page points outside itself') : error;
  }
}

const byBytes: Order = (a, b) => a.bytes.compare(b.bytes, b.keyAt, b.dataAt, a.keyAt, a.dataAt);
const byNumber: Order = (a, b) => numberAt(a.bytes, a.keyAt) - numberAt(b.bytes, b.keyAt);

function check(file: LmdbFile, visit: Visit): void {
  new LmdbWalk(file, file.meta.main, byBytes, visit).check(2);
  const lists: Buffer[] = [];
  const keep: Visit = (bytes, _key, at, end) => lists.push(bytes.subarray(at, end));
  new LmdbWalk(file, file.meta.free, byNumber, keep).check(1);
  const past = new Set<number>();
  for (const list of lists)
    for (const page of freePages(file, list)) if (page >= file.pages) past.add(page);
  if (file.meta.lastPage + 1 - file.pages > past.size + lostPages) damaged('The file is cut short');
}

/**
 * The count, then the page numbers; a negative count means that a run of that many begins at the
 * next number.
 */
function* freePages(file: LmdbFile, list: Buffer): Generator<number, void> {
  const end = numberAt(list, 0) + 1;
  if (end * 8 > list.length) damaged('A list of free pages is cut short');
  for (let index = 1; index < end; index += 1) {
    const number = list.readBigInt64LE(index * 8);
    if (number === 0n) continue;
    if (number < 0n) index += 1;
    const first = numberAt(list, index * 8);
    const count = number < 0n ? Number(-number) : 1;
    if (first < 2 || first + count > file.meta.lastPage + 1) damaged('A free page does not exist');
    for (let page = first; page < first + count; page += 1) {
      if (file.isTaken(page)) damaged('A free page is in use');
      yield page;
    }
  }
}
