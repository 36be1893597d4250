import { describe, expect, it } from 'vitest';
import { cachingPainter } from '../../src/pictures/caching-painter.ts';
import { fakePainter, pollPicture } from '../support/painter.ts';

describe('a painter with a cache', () => {
  it('paints each picture once, even for simultaneous callers', async () => {
    const brush = fakePainter();
    const painter = cachingPainter(brush);
    const [first, second] = await Promise.all([
      painter.paint(pollPicture()),
      painter.paint(pollPicture()),
    ]);
    expect(await painter.paint(pollPicture())).toBe(first);
    expect(second).toBe(first);
    expect(brush.asked).toHaveLength(1);
  });

  it('distinguishes pictures by all of their content', async () => {
    const brush = fakePainter();
    const painter = cachingPainter(brush);
    await painter.paint(pollPicture('Quand ?'));
    await painter.paint(pollPicture('Quand ?'.toUpperCase()));
    expect(brush.asked).toHaveLength(2);
  });

  it('keeps the most recently requested ones, up to its capacity', async () => {
    const brush = fakePainter();
    const painter = cachingPainter(brush, 2);
    for (const question of ['un', 'deux', 'un', 'trois', 'un', 'deux'])
      await painter.paint(pollPicture(question));
    const asked = brush.asked.map((picture) => picture.kind === 'poll' && picture.question);
    expect(asked).toEqual(['un', 'deux', 'trois', 'deux']);
  });

  it('retries what failed', async () => {
    const brush = fakePainter();
    const painter = cachingPainter({
      ...brush,
      paint: async (picture) => {
        const png = await brush.paint(picture);
        if (brush.asked.length === 1) throw new Error('no paint left');
        return png;
      },
    });
    await expect(painter.paint(pollPicture())).rejects.toThrow('no paint left');
    expect(await painter.paint(pollPicture())).toBeInstanceOf(Uint8Array);
  });
});
