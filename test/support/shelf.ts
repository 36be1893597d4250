import { z } from 'zod';
import type { StreamKind } from '../../src/engine/streams/stream-kind.ts';
import { err, ok, type Result } from '../../src/kernel/result.ts';

const shelfState = z.object({
  id: z.string(),
  boxes: z.array(z.object({ n: z.number(), labels: z.array(z.string()) })),
});
export type Shelf = z.infer<typeof shelfState>;

const shelfEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('added'), n: z.number(), labels: z.array(z.string()) }),
  z.object({ type: z.literal('labelled'), label: z.string() }),
  z.object({ type: z.literal('broken') }),
  z.object({ type: z.literal('kept'), state: shelfState }),
]);
export type ShelfEvent = z.infer<typeof shelfEvent>;

/**
 * The smallest stream kind with the pitfalls of a large one: its state shares parts with its
 * events, changes them later, and one event is a bug.
 */
export const shelfKind: StreamKind<Shelf, ShelfEvent> = {
  name: 'shelf',
  version: 1,
  initial: (id) => ({ id, boxes: [] }),
  events: shelfEvent,
  state: shelfState,
  kept: (state) => [{ type: 'kept', state }],
  ownData: { held: () => [], forget: (state) => state },
  evolve: (state, event) => {
    if (event.type === 'kept') return event.state;
    if (event.type === 'added') state.boxes.push({ n: event.n, labels: event.labels });
    if (event.type === 'labelled') state.boxes.at(-1)?.labels.push(event.label);
    if (event.type === 'broken') {
      state.boxes.length = 0;
      throw new Error('a bug in evolve');
    }
    return state;
  },
};

export interface Taken {
  readonly kind: 'taken';
  readonly n: number;
}
export type Decide = (state: Readonly<Shelf>) => Result<ShelfEvent[], Taken>;

/** Adds a box once; refuses it if it is there. */
export function add(n: number): Decide {
  return (state) =>
    state.boxes.some((box) => box.n === n)
      ? err({ kind: 'taken', n })
      : ok([{ type: 'added', n, labels: [] }]);
}

export function label(text: string): Decide {
  return () => ok([{ type: 'labelled', label: text }]);
}

export const nothing: Decide = () => ok([]);

/** Decides on an event that the state cannot fold. */
export const broken: Decide = () => ok([{ type: 'broken' }]);

export const throwing: Decide = () => {
  throw new Error('a bug in decide');
};
