import { Unreadable } from '../unreadable.ts';

/**
 * A page of an LMDB file as lmdb 3 writes it on a 64-bit machine (`MDB_page` and `MDB_node` in its
 * mdb.c): a header of 24 bytes, the offsets of the nodes, free space, the nodes.
 */
export const header = { number: 0, txn: 8, flags: 18, lower: 20, upper: 22, pages: 20, size: 24 };
export const kinds = { branch: 0x01, leaf: 0x02, overflow: 0x04, meta: 0x08 };

const node = { low: 0, flags: 4, keySize: 6, size: 8 };
/** The data of such a node is on other pages: which (8 bytes), of which transaction (8), how many (8). */
const onOtherPages = 0x01;
const elsewhere = { page: 0, pages: 16, size: 24 };

/** The position of a key and its data in the bytes of a page: nothing is copied. */
export interface Node {
  readonly bytes: Buffer;
  readonly keyAt: number;
  readonly dataAt: number;
  readonly end: number;
  /** For a branch, the page below; unused for a leaf. */
  readonly child: number;
  /** For a leaf whose data is on other pages. */
  readonly away: Away | undefined;
}
/** The first page, the number of pages, and the size of the data in bytes. */
export interface Away {
  readonly page: number;
  readonly pages: number;
  readonly size: number;
}

export function damaged(what: string): never {
  throw new Unreadable(what);
}

/** A number of eight bytes; very large ones cannot count pages or transactions. */
export function numberAt(bytes: Buffer, offset: number): number {
  const value = bytes.readUInt32LE(offset) + bytes.readUInt32LE(offset + 4) * 2 ** 32;
  return Number.isSafeInteger(value) ? value : damaged('A number is too large');
}

/** The nodes of a branch or a leaf, which fill exactly the space that its header gives them. */
export function nodesOf(page: Buffer, leaf: boolean): Node[] {
  const lower = page.readUInt16LE(header.lower);
  const upper = page.readUInt16LE(header.upper);
  const room = page.length - header.size;
  if (lower % 2 !== 0 || lower > upper || upper > room) damaged('A page has impossible bounds');
  const nodes: Node[] = [];
  let used = 0;
  for (let slot = 0; slot < lower; slot += 2) {
    const at = page.readUInt16LE(header.size + slot);
    if (at < upper || at + node.size > room) damaged('A node is outside its page');
    used += readNode(page, header.size + at, leaf, nodes);
  }
  return upper + used === room ? nodes : damaged('A page is not what its nodes fill');
}

/** Adds the node to the list, and returns its size in bytes. */
function readNode(bytes: Buffer, at: number, leaf: boolean, nodes: Node[]): number {
  const keyAt = at + node.size;
  const dataAt = keyAt + bytes.readUInt16LE(at + node.keySize);
  const flags = bytes.readUInt16LE(at + node.flags);
  const size = bytes.readUInt32LE(at);
  if (leaf && flags > onOtherPages) damaged('A node is of another kind');
  const isAway = leaf && flags === onOtherPages;
  const end = dataAt + (isAway ? elsewhere.size : leaf ? size : 0);
  if (end > bytes.length) damaged('A node does not fit in its page');
  const away = isAway
    ? { page: numberAt(bytes, dataAt), pages: numberAt(bytes, dataAt + elsewhere.pages), size }
    : undefined;
  nodes.push({ bytes, keyAt, dataAt, end, child: size + flags * 2 ** 32, away });
  return end - at + ((end - at) % 2);
}
