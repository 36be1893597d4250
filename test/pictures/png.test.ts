import { inflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paletteOf } from '../../src/pictures/palette.ts';
import { pngOf } from '../../src/pictures/png.ts';
import { sizeOf } from '../support/png.ts';

const bytesOf = (colours: readonly number[]) =>
  new Uint8Array(Int32Array.from(colours, (colour) => colour | 0xff000000).buffer);

/** The colours of a PNG of ours, one a pixel. */
function read(png: Buffer): number[] {
  const data = (kind: string) => {
    const at = png.indexOf(kind, 0, 'latin1');
    return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
  };
  const { width, height } = sizeOf(png);
  const [palette, rows] = [data('PLTE'), inflateSync(data('IDAT'))];
  return Array.from({ length: width * height }, (_, at) => {
    const place = rows[at + 1 + Math.floor(at / width)] ?? 0;
    return palette.readUIntLE(3 * place, 3);
  });
}

const far = (a: number, b: number) =>
  Math.hypot(...[0, 8, 16].map((shift) => ((a >> shift) & 255) - ((b >> shift) & 255)));

describe('a picture as PNG', () => {
  it('has each of its colours as it was, where there are no more than 256', () => {
    const few = fc.array(fc.integer({ min: 0, max: 0xffffff }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(few, (colours) => {
        const png = Buffer.from(pngOf(bytesOf(colours), colours.length));
        expect(sizeOf(png)).toEqual({ width: colours.length, height: 1 });
        expect(read(png)).toEqual(colours);
      }),
    );
  });

  it('has its rows under one another', () => {
    const colours = [0xff, 0xff00, 0xff0000, 0, 1, 2];
    expect(read(Buffer.from(pngOf(bytesOf(colours), 2)))).toEqual(colours);
  });

  it('makes one of shades that hardly differ, where there are more', () => {
    const shades = Array.from({ length: 900 }, (_, at) => (at % 256) + 256 * Math.floor(at / 4));
    const drawn = read(Buffer.from(pngOf(bytesOf(shades), 900)));
    expect(new Set(drawn).size).toBeLessThanOrEqual(256);
    expect(Math.max(...drawn.map((each, at) => far(each, shades[at] ?? 0)))).toBeLessThan(12);
  });

  it('keeps what is seen most as it is', () => {
    const many = Array.from({ length: 1000 }, (_, at) => at * 7919);
    const pixels = Int32Array.from([...Array.from({ length: 50 }, () => 0x123456), ...many]);
    const { colours, places } = paletteOf(pixels);
    expect(colours[places.get(0x123456) ?? -1]).toBe(0x123456);
  });

  it('keeps the grounds of two pillars apart, however alike, among all the shades of their letters', () => {
    const grounds = [0xf8f0e1, 0xf3e9dd, 0xfbfbfa];
    const shades = Array.from({ length: 1000 }, (_, at) => (at * 16_763) % 0xffffff);
    const pixels = [
      ...grounds.flatMap((each) => Array.from({ length: 40 }, () => each)),
      ...shades,
    ];
    const { colours, places } = paletteOf(Int32Array.from(pixels));
    expect(grounds.map((each) => colours[places.get(each) ?? -1])).toEqual(grounds);
  });
});
