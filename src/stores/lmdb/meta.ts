import { damaged, header, kinds, numberAt } from './page.ts';

/** A tree of pages, and its expected size. */
export interface Tree {
  /** Undefined for an empty tree. */
  readonly root: number | undefined;
  readonly depth: number;
  readonly branches: number;
  readonly leaves: number;
  readonly overflows: number;
  readonly entries: number;
}

/** What one of the first two pages says about the file after a transaction. */
export interface Meta {
  readonly pageSize: number;
  /** The free pages, by the transaction that freed them. */
  readonly free: Tree;
  readonly main: Tree;
  readonly lastPage: number;
  readonly txn: number;
}

/** From `MDB_meta` and `MDB_db` in lmdb's mdb.c, on a machine of 64 bits. */
const at = { magic: 24, version: 28, free: 48, main: 96, lastPage: 144, txn: 152 };
const tree = {
  pad: 0,
  flags: 4,
  depth: 6,
  branches: 8,
  leaves: 16,
  overflows: 24,
  entries: 32,
  root: 40,
};
const magic = 0xbeefc0de;
const version = 2;
/** Keys are numbers. */
const integerKeys = 0x08;

/** The part of a page that describes the whole file, in bytes. */
export const metaSize = 168;

export const isMeta = (page: Buffer): boolean =>
  page.readUInt32LE(at.magic) === magic && page.readUInt16LE(header.flags) === kinds.meta;

/** Throws `Unreadable` if the page, the first or the second, is impossible. */
export function metaOf(page: Buffer, index: number): Meta {
  if (!isMeta(page) || page.readUInt32LE(at.version) !== version)
    damaged('A first page is not valid');
  if (numberAt(page, header.number) !== index) damaged('A first page is not in its place');
  const txn = numberAt(page, at.txn);
  // Transactions write these two pages in turn.
  if (txn > 0 && txn % 2 !== index) damaged('A first page is of another transaction');
  if (page.readUInt16LE(at.free + tree.flags) !== integerKeys) damaged('Free pages have no list');
  if (page.readUInt16LE(at.main + tree.flags) !== 0) damaged('The tree is of another kind');
  return {
    pageSize: page.readUInt32LE(at.free + tree.pad),
    free: treeAt(page, at.free),
    main: treeAt(page, at.main),
    lastPage: numberAt(page, at.lastPage),
    txn,
  };
}

function treeAt(page: Buffer, start: number): Tree {
  return {
    root: isNone(page, start + tree.root) ? undefined : numberAt(page, start + tree.root),
    depth: page.readUInt16LE(start + tree.depth),
    branches: numberAt(page, start + tree.branches),
    leaves: numberAt(page, start + tree.leaves),
    overflows: numberAt(page, start + tree.overflows),
    entries: numberAt(page, start + tree.entries),
  };
}

const isNone = (page: Buffer, offset: number): boolean =>
  page.readBigUInt64LE(offset) === 0xffff_ffff_ffff_ffffn;
