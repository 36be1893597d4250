import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastLimits, tooSmall, type Limits } from '../../../src/kernel/view/limits.ts';
import { blockCost, pageRoom, split } from '../../../src/kernel/view/split.ts';
import type { Block, View } from '../../../src/kernel/view/view.ts';
import type { Inline, Rich } from '../../../src/kernel/rich.ts';
import { time } from '../../support/times.ts';
import { anyView } from '../../support/any-view.ts';
import { plainText, plainView } from '../../support/plain-view.ts';

const few = { numRuns: 20 };
const small = { characters: 120, blocks: 3 };
const textView = (...text: Rich): View => ({ blocks: [{ kind: 'text', text }] });
const cost = ({ blocks }: View) => blocks.reduce((sum, block) => sum + blockCost(block), 0);
const headsOf = (pages: readonly View[]) => pages.map((page) => plainView(page).split('\n')[0]);

const richOf = (block: Block): readonly Rich[] =>
  block.kind === 'list' ? block.items : 'text' in block ? [block.text] : [];
/** What stands for somebody or something, wherever it is. */
const named = (text: Rich): Inline[] =>
  text.flatMap((piece) => {
    if (typeof piece === 'string') return [];
    return piece.kind === 'strong' ? named(piece.of) : [piece];
  });
const allNamed = (pages: readonly View[]) =>
  pages.flatMap(({ blocks }) => blocks.flatMap(richOf).flatMap(named));

const text = (words: string): Block => ({ kind: 'text', text: [words] });
const kindsOf = (pages: readonly View[]) =>
  pages
    .flatMap(({ blocks }) => blocks.map(({ kind }) => kind))
    .filter((kind, at, all) => kind !== all[at - 1]);

const line = (text: string): Block => ({ kind: 'text', text: [text] });

const withoutLines = (pages: readonly View[]) =>
  kindsOf(pages).filter((kind) => kind !== 'divider');

describe('a long view in pages', () => {
  it('fits each on the smallest platform that Palabre runs on', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        for (const page of split(view)) {
          expect(page.blocks.length).toBeLessThanOrEqual(leastLimits.blocks);
          expect(cost(page)).toBeLessThanOrEqual(leastLimits.characters + 4);
        }
      }),
      few,
    );
  });

  it('names the same people, channels, times and links, in the same order', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(allNamed(split(view, small))).toEqual(allNamed([view]));
      }),
      few,
    );
  });

  it('has the same colour on every page, and none that is empty', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        for (const page of split(view, small)) {
          expect(page.accent).toBe(view.accent);
          expect(page.blocks.length).toBeGreaterThan(0);
        }
      }),
      few,
    );
  });

  it('is the same each time, and a page is not divided again', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const pages = split(view);
        expect(split(view)).toEqual(pages);
        for (const page of pages) expect(split(page)).toEqual([page]);
      }),
      few,
    );
  });

  it('keeps the kinds of its blocks in their order; a page that ends needs no line between sections', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(withoutLines(split(view, small))).toEqual(withoutLines([view]));
      }),
      few,
    );
  });

  it('begins a page with a section rather than in the middle of it, where it is short', () => {
    const blocks: Block[] = [
      text('a'.repeat(60)),
      { kind: 'divider' },
      text('b'),
      text('c'.repeat(60)),
    ];
    const pages = split({ blocks }, { characters: 100, blocks: 9 });
    expect(pages.map((page) => page.blocks)).toEqual([blocks.slice(0, 1), blocks.slice(2)]);
    const long = [
      text('a'.repeat(30)),
      { kind: 'divider' } as const,
      text('b'.repeat(50)),
      text('c'.repeat(60)),
    ];
    const cut = split({ blocks: long }, { characters: 100, blocks: 9 });
    expect(cut.map((page) => page.blocks)).toEqual([long.slice(0, 3), long.slice(3)]);
  });

  it('goes on with the item that the page before had no room for', () => {
    const items = Array.from({ length: 9 }, (_, at): Rich => [`voix ${at} ${'x'.repeat(30)}`]);
    const pages = split({ blocks: [{ kind: 'list', items }] }, small);
    const lines = pages.flatMap((page) => plainView(page).split('\n'));
    expect(pages.length).toBeGreaterThan(1);
    expect(lines).toEqual(items.map((item) => `- ${plainText(item)}`));
  });

  it('divides a table between its rows, whose best stay the best', () => {
    const rows = Array.from({ length: 6 }, (_, at) => ({
      label: `Choix ${at}`,
      figure: String(at),
      share: at / 10,
      best: at === 5,
    }));
    const pages = split({ blocks: [{ kind: 'table', rows }] }, small);
    const shown = pages.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])),
    );
    expect(pages.length).toBeGreaterThan(1);
    expect(shown).toEqual(rows);
  });

  it('keeps strong words strong on the page where they go on', () => {
    const pages = split(textView('Début. ', { kind: 'strong', of: ['mot '.repeat(80)] }), small);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages.slice(1)) expect(plainView(page)).toMatch(/^\*(?:mot )+\*$/u);
  });

  it('keeps a quotation a quotation, and a title a title', () => {
    const long = ['mot '.repeat(80)];
    for (const kind of ['quote', 'title', 'heading', 'small'] as const)
      for (const { blocks } of split({ blocks: [{ kind, text: long }] }, small))
        expect(blocks.map((block) => block.kind)).toEqual(blocks.map(() => kind));
  });

  it('never divides a person, a link or a time', () => {
    const pieces: Inline[] = Array.from({ length: 12 }, (_, at): Inline[] => [
      { kind: 'person', id: String(at) },
      { kind: 'link', url: `https://exemple.org/${at}`, label: 'ici' },
      time(at, 'clock'),
    ]).flat();
    expect(allNamed(split(textView(...pieces), small))).toEqual(pieces);
  });

  it('counts a picture as a block, and as no characters', () => {
    const block: Block = {
      kind: 'picture',
      picture: {
        kind: 'weeks',
        lang: 'fr',
        title: '',
        subtitle: '',
        weeks: [],
        rows: [],
        present: '',
      },
      alt: 'mot '.repeat(500),
    };
    expect(split({ blocks: [block, block, block] }, small)).toHaveLength(1);
    expect(split({ blocks: [block, block, block, block] }, small)).toHaveLength(2);
  });

  it('begins a page with what has no room on the one before, however short that is', () => {
    const pages = split({ blocks: ['a', 'b', 'c', 'd'].map(line) }, small);
    expect(headsOf(pages)).toEqual(['a', 'd']);
  });

  it('counts what must be escaped, so that no page grows too long once it is written', () => {
    const stars = split(textView('*'.repeat(300)), small);
    const letters = split(textView('a'.repeat(300)), small);
    expect(stars.length).toBeGreaterThan(letters.length);
  });

  it('is one page when it is empty', () => {
    expect(split({ blocks: [] })).toEqual([{ blocks: [] }]);
  });
});

describe('the least that rooms count on', () => {
  const names = Object.keys(leastLimits).map((name) => [name]);

  it.each(names)('names a platform that lacks one %s, and no other lack', (name) => {
    const lacking: Limits = { ...leastLimits, [name]: 1 };
    expect(tooSmall(lacking)).toEqual([name]);
  });

  it('holds a page of Palabre', () => {
    expect(leastLimits).toMatchObject(pageRoom);
  });
});
