import { describe, expect, it } from 'vitest';
import { pinnedFor } from '../../../src/platforms/matrix/posting/pins.ts';
import { allActions } from '../../support/all-actions.ts';
import { ownHomeserver } from '../../support/homeservers.ts';
import { pinsOn } from './pins.ts';

pinsOn('our homeserver', () => ownHomeserver());
pinsOn('our homeserver, encrypted', () => ownHomeserver(), { isSecret: true });

describe('what a card is pinned for', () => {
  it('is something that a button does', () => {
    const names = new Set<string>(allActions.map(({ name }) => name));
    expect([...pinnedFor].filter((name) => !names.has(name))).toEqual([]);
  });
});
