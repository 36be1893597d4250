import { beginning } from '../beginning.ts';
import type { Inline, Rich } from '../rich.ts';
import type { Block, View } from './view.ts';

/** What one message may hold, in characters once written out and in blocks. */
export interface Room {
  readonly characters: number;
  readonly blocks: number;
}

/**
 * A page of Palabre's own: about what a reader takes in at once. It determines which posts there
 * are, and under which keys, so it never depends on a platform: where a message holds less, the
 * platform sends a page as several. `limits.ts` says that a platform should hold a page.
 */
export const pageRoom: Room = { characters: 3600, blocks: 30 };

/**
 * Splits a view into as many messages as it needs, between blocks, or inside a block that is too
 * long for one message. No heading is left alone at the end of one. Buttons and files go with the last message, where the reader ends up.
 */
export function split(view: View, room: Room = pageRoom): View[] {
  if (surelyFits(view, room)) return [view];
  const pages: Block[][] = [[]];
  let used = 0;
  for (const block of view.blocks.flatMap((each) => cutBlock(each, room.characters))) {
    const cost = blockCost(block);
    const last = pages.at(-1) ?? [];
    if (last.length > 0 && (used + cost > room.characters || last.length >= room.blocks)) {
      const along = takenAlong(last, room.characters - cost);
      pages.push([...along, block]);
      used = costOf(along) + cost;
    } else {
      last.push(block);
      used += cost;
    }
  }
  return pages.map((blocks, index) => pageOf(view, blocks, index === pages.length - 1));
}

const costOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + blockCost(block), 0);

/**
 * Takes from a page what moves to the next one with a block that no longer fits: the beginning of
 * its section, so that readers find it whole, if the page stays half full; otherwise at least the
 * headings that announce it.
 */
function takenAlong(page: Block[], room: number): Block[] {
  const divider = page.findLastIndex(({ kind }) => kind === 'divider');
  const section = page.slice(divider + 1);
  if (divider < 1 || costOf(section) > Math.min(room, costOf(page) / 2))
    return titlesAtEnd(page, room);
  page.splice(divider);
  return section;
}

/**
 * Takes from a page the headings that announce what does not fit on it, unless they are all it has
 * or leave no room for that. A line all in bold counts as a heading.
 */
function titlesAtEnd(page: Block[], room: number): Block[] {
  const end = page.findLastIndex((block) => !announces(block)) + 1;
  return end === 0 || costOf(page.slice(end)) > room ? [] : page.splice(end);
}

function announces(block: Block): boolean {
  if (block.kind === 'heading' || block.kind === 'divider') return true;
  const [only, ...others] = block.kind === 'text' ? block.text : [];
  return typeof only === 'object' && only.kind === 'strong' && others.length === 0;
}

/** A cheap upper bound: most views are a few lines, so there is no need to count their markup. */
function surelyFits({ blocks }: View, room: Room): boolean {
  const cost = blocks.reduce((sum, block) => sum + blockCost(block, mostOfString), 0);
  return blocks.length <= room.blocks && cost <= room.characters;
}

function pageOf(view: View, blocks: readonly Block[], last: boolean): View {
  const { accent, rows, files } = view;
  return {
    ...(accent === undefined ? {} : { accent }),
    blocks,
    ...(last && rows !== undefined ? { rows } : {}),
    ...(last && files !== undefined ? { files } : {}),
  };
}

function cutBlock(block: Block, limit: number): Block[] {
  if (blockCost(block) <= limit) return [block];
  switch (block.kind) {
    case 'divider':
    case 'picture':
      return [block];
    case 'list':
      return block.items
        .flatMap((item) => cutRich(item, limit))
        .map((item) => ({ kind: 'list', items: [item] }));
    case 'table':
      return block.rows.map((row) => ({ kind: 'table', rows: [row] }));
    default:
      return cutRich(block.text, limit).map((text) => ({ ...block, text }));
  }
}

function cutRich(text: Rich, limit: number): Rich[] {
  const result: Rich[] = [];
  let current: Inline[] = [];
  let used = 0;
  for (const piece of text.flatMap((each) => cutInline(each, limit))) {
    const cost = richCost([piece]);
    if (current.length > 0 && used + cost > limit) {
      result.push(current);
      current = [];
      used = 0;
    }
    current.push(piece);
    used += cost;
  }
  return [...result, current];
}

/** A character costs at most three, so a third of the limit always fits. */
function cutInline(piece: Inline, limit: number): Inline[] {
  if (typeof piece === 'string') return cutString(piece, Math.floor(limit / 3));
  if (piece.kind !== 'strong' || richCost([piece]) <= limit) return [piece];
  return cutRich(piece.of, limit - strongCost).map((of) => ({ kind: 'strong', of }));
}

function cutString(text: string, size: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > size) {
    const at = placeToCut(rest, size);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...pieces, rest];
}

/** After a space if possible; never inside what people see as one character. */
function placeToCut(text: string, size: number): number {
  const space = text.lastIndexOf(' ', size - 1);
  if (space >= size / 2) return space + 1;
  return beginning(text, size).length;
}

const strongCost = 4;

/** The most characters a block can take once escaped and formatted. */
export function blockCost(block: Block, ofString: StringCost = stringCost): number {
  switch (block.kind) {
    case 'divider':
    // The alt text is not part of the message; a platform that shows it as text splits the view
    // again.
    case 'picture':
      return 0;
    case 'list':
      return block.items.reduce((sum, item) => sum + richCost(item, ofString) + 3, 0);
    case 'table':
      return block.rows.reduce((sum, row) => sum + ofString(row.label) + row.figure.length + 24, 0);
    default:
      return richCost(block.text, ofString) + 4;
  }
}

function richCost(text: Rich, ofString: StringCost = stringCost): number {
  return text.reduce((sum, piece) => {
    if (typeof piece === 'string') return sum + ofString(piece);
    switch (piece.kind) {
      case 'strong':
        return sum + richCost(piece.of, ofString) + strongCost;
      case 'link':
        return sum + ofString(piece.label) + piece.url.length + 4;
      default:
        return sum + 26;
    }
  }, 0);
}

type StringCost = (text: string) => number;

/** As if every character needed escaping. */
const mostOfString: StringCost = (text) => text.length * 3;

/** A character that needs escaping costs extra, and so does the mark before a quoted line. */
function stringCost(text: string): number {
  return text.length + (text.match(/[^\p{L}\p{N} ]/gu)?.length ?? 0) * 2;
}
