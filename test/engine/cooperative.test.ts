import { describe, expect, it } from 'vitest';
import { fitted, withFiles, writtenOut } from '../../src/engine/cooperative.ts';
import type { FileInPieces } from '../../src/kernel/view/view.ts';
import { textOf } from '../support/reading.ts';
import { fr } from '../support/scenes.ts';

/** A piece that takes a few milliseconds to write, as many do when there are thousands. */
function slow(words: string): string {
  const end = performance.now() + 3;
  while (performance.now() < end);
  return words;
}

const file = (name: string, text: string): FileInPieces => ({ name, chunks: () => [text] });

describe('a file written without hurry', () => {
  it('is all of its pieces, in their order', async () => {
    const pieces = { name: 'a.md', chunks: () => ['un ', 'deux ', 'trois'] };
    expect(await writtenOut(pieces)).toEqual({ name: 'a.md', text: 'un deux trois' });
  });

  it('lets others have their turn while it is being written', async () => {
    let turns = 0;
    const other = setInterval(() => (turns += 1), 1);
    const chunks = function* chunks() {
      for (let index = 0; index < 20; index += 1) yield slow(`${turns} `);
    };
    const { text } = await writtenOut({ name: 'a.md', chunks });
    clearInterval(other);
    expect(new Set(text.trim().split(' ')).size).toBeGreaterThan(2);
  });
});

describe('a file that must fit', () => {
  const heavy = { ...file('a.html', 'avec images'), lighter: file('a.html', 'sans') };

  it('is whole where there is room, lighter where there is less, and nothing where there is none', async () => {
    expect(await fitted(heavy, 11)).toMatchObject({ text: 'avec images' });
    expect(await fitted(heavy, 10)).toMatchObject({ text: 'sans' });
    expect(await fitted(heavy, 3)).toBeUndefined();
    expect(await fitted(file('b.md', 'été'), 4)).toBeUndefined();
    expect(await fitted(file('b.md', 'été'), 5)).toMatchObject({ text: 'été' });
  });

  it('does with the room that the others leave, and keeps its place before them', async () => {
    const others = [heavy, file('b.md', 'b'.repeat(6))];
    const textsIn = async (room: number) =>
      (await withFiles({ blocks: [] }, others, room, fr)).files?.map(({ text }) => text);
    expect(await textsIn(17)).toEqual(['avec images', 'bbbbbb']);
    expect(await textsIn(16)).toEqual(['sans', 'bbbbbb']);
    expect(await textsIn(9)).toEqual(['bbbbbb']);
  });
});

describe('a message with files', () => {
  const view = { blocks: [] };
  const three = [file('a.html', 'é'.repeat(50)), file('b.md', 'b'.repeat(60)), file('c.json', 'c')];

  it('has them all where there is room', async () => {
    const { files = [], blocks } = await withFiles(view, three, 161, fr);
    expect(files.map(({ name }) => name)).toEqual(['a.html', 'b.md', 'c.json']);
    expect(blocks).toEqual([]);
  });

  it('has those there is room for, counted in bytes, and names the others', async () => {
    const said = await withFiles(view, three, 160, fr);
    expect(said.files?.map(({ name }) => name)).toEqual(['a.html', 'b.md']);
    expect(textOf(said)).toContain('c.json');
    const less = await withFiles(view, three, 99, fr);
    expect(less.files?.map(({ name }) => name)).toEqual(['b.md', 'c.json']);
    expect(textOf(less)).toBe(
      'Trop lourd pour ce salon : a.html. L’animation peut l’obtenir avec /bilan exporter, en plusieurs fichiers.',
    );
  });
});
