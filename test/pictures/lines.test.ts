import type { MeasuredNode } from '@takumi-rs/core';
import { describe, expect, it } from 'vitest';
import { column } from '../../src/pictures/drawing/drawing.ts';
import { typeOf } from '../../src/pictures/drawing/look.ts';
import { write } from '../../src/pictures/drawing/writing.ts';
import { press } from '../support/typefaces.ts';

const width = 160;
const sentences = {
  Hebrew: 'מפגש של קהילת הגן המשותף בשכונה שלנו ביום שישי בבוקר 9:30 (Zoom) '.repeat(3),
  Arabic: 'لقاء مجتمع الحديقة المشتركة في حيّنا صباح يوم الجمعة الساعة 9:30 '.repeat(3),
  'French around Hebrew': `On se voit « ${'מפגש של קהילת הגן '.repeat(6)} » vendredi`,
  'Hebrew, an address and Arabic': 'Un atelier: ```שלום<https://exemple.org/chemin>مرحبا '.repeat(
    4,
  ),
  'one long word': 'לקהילתהגןהמשותף'.repeat(8),
};

async function set(text: string, lines: number): Promise<MeasuredNode> {
  const box = write(text, lines, { ...typeOf('text'), width, paddingRight: 8 });
  const { children } = await press.measure({ width, root: column({ width }, [box]) });
  const [measured] = children;
  if (measured === undefined) throw new Error('Nothing was set.');
  return measured;
}

const lineOf = ({ y, height }: MeasuredNode['runs'][number]) => Math.floor((y + height / 2) / 17);

/** The text of each line, whose runs come in the order in which they are seen. */
const linesOf = ({ runs }: MeasuredNode) => {
  const lines: string[] = [];
  for (const run of runs) lines[lineOf(run)] = (lines[lineOf(run)] ?? '') + run.text;
  return lines;
};

describe.each(Object.entries(sentences))('a text that runs from right to left: %s', (_, text) => {
  it('fills the lines that it may have, and ends in an ellipsis', async () => {
    const measured = await set(text, 3);
    expect(measured.height).toBe(3 * 17);
    const lines = linesOf(measured);
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line.length).toBeGreaterThan(11);
    expect(lines.map((line) => line.includes('…'))).toEqual([false, false, true]);
  });

  it('stays within its box, and no two words touch', async () => {
    const { runs } = await set(text, 3);
    for (const { x, width: wide } of runs) {
      expect(x).toBeGreaterThanOrEqual(-0.5);
      expect(x + wide).toBeLessThanOrEqual(width - 8 + 0.5);
    }
    const inOrder = runs.toSorted((a, b) => lineOf(a) - lineOf(b) || a.x - b.x);
    const touching = inOrder.filter((run, at) => {
      const next = inOrder[at + 1];
      return next !== undefined && lineOf(next) === lineOf(run) && next.x < run.x + run.width - 0.5;
    });
    expect(touching).toEqual([]);
  });
});

describe('a short text', () => {
  it('is not cut', async () => {
    const [line] = linesOf(await set('יום שני 18:45', 1));
    expect(line).not.toContain('…');
    expect(line).toHaveLength('יום שני 18:45'.length);
  });
});
