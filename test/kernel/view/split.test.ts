import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt } from '../../../src/kernel/view/excerpt.ts';
import { blockCost, split } from '../../../src/kernel/view/split.ts';
import type { Block, View } from '../../../src/kernel/view/view.ts';
import { anyLongText } from '../../support/any-text.ts';
import { anyView } from '../../support/any-view.ts';
import { plainText } from '../../support/plain-view.ts';

const halfASign = /[\uD800-\uDFFF]/u;

/** All its text, without formatting. */
function wordsOf({ blocks }: View): string {
  return blocks.map(wordsOfBlock).join('');
}

function wordsOfBlock(block: Block): string {
  switch (block.kind) {
    case 'divider':
      return '';
    case 'picture':
      return block.alt;
    case 'list':
      return block.items.map(plainText).join('');
    case 'table':
      return block.rows.map(({ label, figure }) => label + figure).join('');
    default:
      return plainText(block.text);
  }
}

/** A strong text that is split is strong on both pages, with extra asterisks. */
const bare = (text: string) => text.replaceAll('*', '');

describe('splitting a view', () => {
  it('loses no text', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(bare(split(view).map(wordsOf).join(''))).toBe(bare(wordsOf(view)));
      }),
    );
  });

  it('fits each page, even with a very long word or table', () => {
    const room = { characters: 2000, blocks: 4 };
    const setOut = 4;
    fc.assert(
      fc.property(anyView, (view) => {
        for (const { blocks } of split(view, room)) {
          expect(blocks.length).toBeLessThanOrEqual(room.blocks);
          const cost = blocks.reduce((sum, block) => sum + blockCost(block), 0);
          expect(cost).toBeLessThanOrEqual(room.characters + setOut);
        }
      }),
    );
  });

  it('never cuts a character in half', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        fc.pre(!halfASign.test(wordsOf(view)));
        for (const page of split(view)) expect(wordsOf(page)).not.toMatch(halfASign);
      }),
    );
  });

  it('keeps buttons and files for the last page', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const pages = split(view, { characters: 300, blocks: 2 });
        const last = pages.at(-1);
        expect([last?.rows, last?.files]).toEqual([view.rows, view.files]);
        expect(pages.slice(0, -1).every(({ rows, files }) => !rows && !files)).toBe(true);
      }),
    );
  });

  it('returns a view that fits as it is', () => {
    const view: View = { blocks: [{ kind: 'text', text: ['court'] }] };
    expect(split(view)).toEqual([view]);
  });

  it('cuts between words if there are any', () => {
    const view: View = { blocks: [{ kind: 'text', text: ['mot '.repeat(60)] }] };
    const pages = split(view, { characters: 90, blocks: 9 }).map(wordsOf);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toMatch(/^(mot )+$/u);
  });
});

describe('an excerpt', () => {
  it('never exceeds its limit, and never ends in half a character', () => {
    fc.assert(
      fc.property(anyLongText, fc.integer({ min: 1, max: 600 }), (text, limit) => {
        const cut = excerpt(text, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        if (!halfASign.test(text)) expect(cut).not.toMatch(halfASign);
        expect(cut === text || cut.endsWith('…')).toBe(true);
      }),
    );
  });

  it('ends after a word', () => {
    expect(excerpt('un deux trois quatre', 13)).toBe('un deux…');
    expect(excerpt('anticonstitutionnellement', 8)).toBe('anticon…');
  });
});
