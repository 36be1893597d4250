import type { LmdbFile } from './file.ts';
import type { Tree } from './meta.ts';
import { damaged, nodesOf, type Away, type Node } from './page.ts';

/** Receives bytes with a key, then its value from `valueAt` to `end`. */
export type Visit = (bytes: Buffer, keyAt: number, valueAt: number, end: number) => void;
export type Order = (a: Node, b: Node) => number;

/** The range of a page's keys: from the first, and before the second. */
type Bounds = readonly [Node | undefined, Node | undefined];

/** Walks a tree once; throws `Unreadable` unless it is as it was written. */
export class LmdbWalk {
  readonly #file: LmdbFile;
  readonly #tree: Tree;
  readonly #order: Order;
  readonly #visit: Visit;
  readonly #seen = { branches: 0, leaves: 0, overflows: 0, entries: 0 };

  constructor(file: LmdbFile, tree: Tree, order: Order, visit: Visit) {
    this.#file = file;
    this.#tree = tree;
    this.#order = order;
    this.#visit = visit;
  }

  /** `ways`: the minimum number of pages that a branch leads to. */
  check(ways: number): void {
    const { root, depth } = this.#tree;
    if (root !== undefined) this.#page(root, depth, [undefined, undefined], ways);
    for (const what of ['branches', 'leaves', 'overflows', 'entries'] as const)
      if (this.#seen[what] !== this.#tree[what])
        damaged(`The ${what} are not as many as they were`);
  }

  #page(number: number, depth: number, bounds: Bounds, ways: number): void {
    const { page, leaf } = this.#file.takeNodes(number);
    if (leaf !== (depth === 1)) damaged('A page is not at its depth');
    const nodes = nodesOf(page, leaf);
    if (nodes.length < (leaf ? 1 : ways)) damaged('A page leads nowhere');
    // The first key of a branch is unused: all keys before the second are below it.
    this.#checkOrder(leaf ? nodes : nodes.slice(1), bounds);
    this.#seen[leaf ? 'leaves' : 'branches'] += 1;
    if (leaf) this.#entries(nodes);
    else this.#below(nodes, depth - 1, bounds, ways);
  }

  #below(nodes: readonly Node[], depth: number, [first, end]: Bounds, ways: number): void {
    for (const [index, node] of nodes.entries())
      this.#page(node.child, depth, [index === 0 ? first : node, nodes[index + 1] ?? end], ways);
  }

  #checkOrder(nodes: readonly Node[], [first, end]: Bounds): void {
    let last: Node | undefined;
    for (const node of nodes) {
      if (last !== undefined && this.#order(last, node) >= 0) damaged('Keys are not in order');
      last = node;
    }
    const [least] = nodes;
    if (least !== undefined && first !== undefined && this.#order(first, least) > 0)
      damaged('A key is below another branch');
    if (last !== undefined && end !== undefined && this.#order(last, end) >= 0)
      damaged('A key is below another branch');
  }

  #entries(nodes: readonly Node[]): void {
    this.#seen.entries += nodes.length;
    for (const node of nodes)
      if (node.away === undefined) this.#visit(node.bytes, node.keyAt, node.dataAt, node.end);
      else this.#visitAway(node, node.away);
  }

  #visitAway({ bytes, keyAt, dataAt }: Node, { page, pages, size }: Away): void {
    this.#seen.overflows += pages;
    const key = bytes.subarray(keyAt, dataAt);
    const joined = Buffer.concat([key, this.#file.takeData(page, pages, size)]);
    this.#visit(joined, 0, key.length, joined.length);
  }
}
