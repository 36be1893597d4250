import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSame, throughJson } from '../support/same.ts';
import {
  emptyPlacement,
  foldPlacement,
  placementState,
  type PlacementEvent,
} from '../../src/kernel/placement.ts';

const placed = (key: string, revision = 'r1'): PlacementEvent => ({
  type: 'post.placed',
  key,
  channel: 'salon',
  message: `message ${key}`,
  revision,
});

const begun = (key: string, channel = 'salon', at = 1): PlacementEvent => ({
  type: 'post.begun',
  key,
  channel,
  at,
});

function after(...events: PlacementEvent[]) {
  const state = emptyPlacement();
  events.forEach((event) => foldPlacement(state, event));
  return state;
}

describe('the placement of messages', () => {
  it('remembers a post with the latest revision it shows', () => {
    expect(after(placed('carte'), placed('carte', 'r2')).posts).toEqual({
      carte: { channel: 'salon', message: 'message carte', revision: 'r2' },
    });
  });

  it('forgets a removed post and a lost thread, and nothing else', () => {
    const state = after(
      placed('carte'),
      placed('bilan'),
      { type: 'thread.opened', key: 'thread:traces', channel: 'fil-1' },
      { type: 'thread.opened', key: 'thread:dons', channel: 'fil-2' },
      { type: 'post.removed', key: 'carte' },
      { type: 'thread.lost', key: 'thread:dons' },
      { type: 'post.removed', key: 'jamais' },
    );
    expect(Object.keys(state.posts)).toEqual(['bilan']);
    expect(state.threads).toEqual({ 'thread:traces': 'fil-1' });
  });

  it('remembers a post that was begun until it is placed or given up', () => {
    const state = after(begun('carte'), begun('bilan'), begun('mot'), begun('mot', 'fil', 2));
    expect(state.begun).toEqual({
      carte: { channel: 'salon', at: 1 },
      bilan: { channel: 'salon', at: 1 },
      mot: { channel: 'fil', at: 2 },
    });
    expect(state.posts).toEqual({});
    foldPlacement(state, placed('carte'));
    foldPlacement(state, { type: 'post.removed', key: 'bilan' });
    expect(Object.keys(state.begun)).toEqual(['mot']);
    expect(Object.keys(state.posts)).toEqual(['carte']);
  });

  it('reads a snapshot from before begun posts were recorded', () => {
    expect(placementState.parse({ posts: {}, threads: {} })).toEqual(emptyPlacement());
  });

  it('keeps the latest place for each key, and survives a round trip', () => {
    const key = fc.constantFrom('carte', 'bilan', 'constructor', 'toString', '');
    const move = fc.record({ key, revision: fc.option(fc.string()) });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        const expected = new Map<string, string>();
        const state = emptyPlacement();
        for (const { key: at, revision } of moves) {
          if (revision === null) expected.delete(at);
          else expected.set(at, revision);
          const removed: PlacementEvent = { type: 'post.removed', key: at };
          foldPlacement(state, revision === null ? removed : placed(at, revision));
        }
        expect(Object.keys(state.posts).toSorted()).toEqual([...expected.keys()].toSorted());
        for (const [at, revision] of expected) expect(state.posts[at]?.revision).toBe(revision);
        expectSame(placementState.parse(throughJson(state)), state);
      }),
    );
  });
});
