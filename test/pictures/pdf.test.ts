import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pdfOf } from '../../src/pictures/pdf.ts';
import { pngOf } from '../../src/pictures/png.ts';

/** Two pixels side by side, a blue one and a white one, and the same below them. */
const pixels = Uint8Array.from([0, 114, 178, 255, 255, 255, 255, 255]);
const twice = new Uint8Array([...pixels, ...pixels]);
const pdf = Buffer.from(pdfOf(pngOf(twice, 2), 'Été 夏'));
const text = pdf.toString('latin1');

describe('a picture as a PDF', () => {
  it('is one sheet of A3, on which the picture is as large as it may be', () => {
    expect(text.startsWith('%PDF-1.5\n')).toBe(true);
    expect(text.match(/\/Type \/Page\b/gu)).toHaveLength(1);
    expect(text).toContain('/MediaBox [0 0 841.89 1190.55]');
    expect(text).toContain('q 841.890 0 0 841.890 0.000 174.330 cm /P Do Q');
  });

  it('says where each of its objects begins', () => {
    const at = Number(/startxref\n(\d+)\n/u.exec(text)?.[1]);
    expect(text.slice(at, at + 5)).toBe('xref\n');
    const starts = [...text.slice(at).matchAll(/^(\d{10}) 00000 n $/gmu)].map(([, start]) => start);
    expect(starts).toHaveLength(6);
    for (const [index, start] of starts.entries())
      expect(text.slice(Number(start)).startsWith(`${index + 1} 0 obj\n`)).toBe(true);
  });

  it('has the pixels of the PNG and its colours', () => {
    const stream =
      text.lastIndexOf('stream\n', text.lastIndexOf('\nendstream')) + 'stream\n'.length;
    const rows = inflateSync(pdf.subarray(stream, text.lastIndexOf('\nendstream')));
    const [, first = 0, second = 0] = rows;
    expect([...rows]).toEqual([0, first, second, 0, first, second]);
    const colours = /<([0-9a-f]+)>\] \/Filter/u.exec(text)?.[1] ?? '';
    expect(colours.slice(6 * first, 6 * first + 6)).toBe('0072b2');
    expect(colours.slice(6 * second, 6 * second + 6)).toBe('ffffff');
  });

  it('bears its title, in whatever letters', () => {
    expect(text).toContain('/Title <feff00c9007400e9');
    expect(text).toContain('590f>');
  });
});
