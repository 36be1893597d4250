import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { metaOf, metaSize, type Meta } from './meta.ts';
import { damaged, header, kinds, numberAt } from './page.ts';

const pageSizes: ReadonlySet<number> = new Set([4096, 8192, 16_384, 32_768, 65_536]);
const nodePages: readonly number[] = [kinds.branch, kinds.leaf];
const dataPages: readonly number[] = [kinds.overflow];

/** An LMDB file, read with plain reads while nobody writes it; each page in use is claimed once. */
export class LmdbFile {
  readonly meta: Meta;
  /** The number of complete pages. */
  readonly pages: number;
  readonly #file: number;
  readonly #taken: Uint8Array;

  private constructor(file: number, size: number) {
    this.#file = file;
    this.meta = this.#newestMeta();
    this.pages = Math.floor(size / this.meta.pageSize);
    this.#taken = new Uint8Array(this.pages).fill(1, 0, 2);
  }

  /** Opens the file at `path` for the duration of `work`. */
  static look(path: string, work: (file: LmdbFile) => void): void {
    const file = openSync(path, 'r');
    try {
      work(new LmdbFile(file, fstatSync(file).size));
    } finally {
      closeSync(file);
    }
  }

  /** Claims and reads a branch or a leaf. */
  takeNodes(number: number): { page: Buffer; leaf: boolean } {
    const page = this.#take(number, 1, nodePages);
    return { page, leaf: page.readUInt16LE(header.flags) === kinds.leaf };
  }

  /** Claims and reads the data of a node that is on pages of its own; `size` is in bytes. */
  takeData(number: number, pages: number, size: number): Buffer {
    const end = header.size + size;
    // A shorter value written over a longer one keeps its pages.
    if (pages * this.meta.pageSize < end) damaged('Data does not have the pages it needs');
    const taken = this.#take(number, pages, dataPages);
    if (taken.readUInt32LE(header.pages) !== pages) damaged('Data does not have the pages it says');
    return taken.subarray(header.size, end);
  }

  isTaken(number: number): boolean {
    return this.#taken[number] === 1;
  }

  #take(number: number, count: number, flags: readonly number[]): Buffer {
    const end = number + count;
    if (end > Math.min(this.pages, this.meta.lastPage + 1)) damaged('A page is missing');
    if (this.#taken.subarray(number, end).includes(1)) damaged('A page is used twice');
    this.#taken.fill(1, number, end);
    const page = this.#read(number * this.meta.pageSize, count * this.meta.pageSize);
    if (numberAt(page, header.number) !== number) damaged('A page is not in its place');
    if (!flags.includes(page.readUInt16LE(header.flags))) damaged('A page is of another kind');
    // lmdb would take it for a page that is still being written.
    if (numberAt(page, header.txn) > this.meta.txn) damaged('A page was never written');
    return page;
  }

  #newestMeta(): Meta {
    const first = metaOf(this.#read(0, metaSize), 0);
    if (!pageSizes.has(first.pageSize)) damaged('Pages have no size');
    const second = metaOf(this.#read(first.pageSize, metaSize), 1);
    const [older, newer] = second.txn > first.txn ? [first, second] : [second, first];
    if (
      newer.pageSize !== older.pageSize ||
      newer.txn - older.txn > 1 ||
      newer.lastPage < older.lastPage
    )
      damaged('The first two pages do not go together');
    return newer;
  }

  #read(position: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    if (readSync(this.#file, bytes, 0, length, position) < length) damaged('The file is cut short');
    return bytes;
  }
}
