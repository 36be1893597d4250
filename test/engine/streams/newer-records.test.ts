import { z } from 'zod';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordReader } from '../../../src/engine/streams/record-reader.ts';
import { streamKinds } from '../../../src/program/stream-kinds.ts';
import { ShelfBench, storeDown } from '../../support/shelf-bench.ts';
import { add } from '../../support/shelf.ts';

let bench: ShelfBench;
beforeEach(() => {
  bench = new ShelfBench();
});

const box = { n: 1, labels: [] };
const written = { type: 'added', ...box };
const recordWith = (event: unknown) => ({ v: 1, commits: [{ at: 1, by: null, events: [event] }] });

describe('what a later program wrote, read by this one', () => {
  it.each([
    ['beside what it knows', { id: 'a', boxes: [box], owner: 'ana' }],
    ['within what it knows', { id: 'a', boxes: [{ ...box, colour: 'red' }] }],
  ])('is not left out of a snapshot that holds more %s: its records are read', async (_, state) => {
    await bench.journal.append('shelf/a', 1, recordWith(written));
    await bench.journal.append('shelf/a', 2, recordWith({ ...written, n: 2 }));
    await bench.journal.saveSnapshot('shelf/a', { v: 1, sequence: 1, state });
    expect(await bench.numbers()).toEqual([1, 2]);
    expect(bench.log.warn).toHaveBeenCalledWith('snapshot ignored', expect.anything());
  });

  it.each([
    ['an event it does not know', { type: 'painted', colour: 'red' }],
    ['an event with a field more', { ...written, colour: 'red' }],
  ])('is not passed over by a snapshot that this one must set aside: %s', async (_what, event) => {
    const state = { id: 'a', boxes: [box], colour: 'red' };
    await bench.journal.append('shelf/a', 1, recordWith(event));
    await bench.journal.saveSnapshot('shelf/a', { v: 1, sequence: 1, state });
    expect(await bench.streams.read('a')).toEqual(storeDown);
    expect(await bench.update(add(2))).toEqual(storeDown);
  });
});

describe('what the program says that it can read', () => {
  const { shape, knows } = recordReader(streamKinds);
  const followed = { type: 'language.followed', person: '1' };

  it('is the same each time', () => {
    expect(shape).toMatch(/^[0-9a-f]{16}$/);
    expect(recordReader(streamKinds).shape).toBe(shape);
  });

  const shapeOf = (events: z.ZodType) =>
    recordReader([{ name: 'dance', version: 1, events }]).shape;
  const step = z.object({ type: z.literal('step'), feet: z.int() });

  it.each([
    ['a field more', step.extend({ tune: z.string() })],
    ['a field that may be left out', step.extend({ feet: z.int().optional() })],
    ['another limit', step.extend({ feet: z.int().max(2) })],
    ['another word', step.extend({ type: z.literal('turn') })],
    ['another choice', step.extend({ feet: z.enum(['left', 'right']) })],
    ['a field more, further in', step.extend({ feet: z.array(z.object({ side: z.string() })) })],
    ['another event', z.union([step, z.object({ type: z.literal('bow') })])],
  ])('is another with %s', (_what, changed) => {
    expect(shapeOf(changed)).not.toBe(shapeOf(step));
  });

  it('is its own events, of its own version, to the last field', () => {
    expect(knows('community/9', recordWith(followed))).toBe(true);
    expect(knows('community/9', { ...recordWith(followed), v: 2 })).toBe(false);
    expect(knows('community/9', recordWith({ ...followed, tune: 'a reel' }))).toBe(false);
    expect(knows('community/9', recordWith({ type: 'community.danced' }))).toBe(false);
    expect(knows('poll/9', recordWith(followed))).toBe(false);
    expect(knows('garden/9', recordWith(followed))).toBe(false);
  });
});
