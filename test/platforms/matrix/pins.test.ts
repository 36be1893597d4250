import { describe, expect, it } from 'vitest';
import { openOutbox } from '../../../src/platforms/matrix/client/outbox.ts';
import { pinnedFor, Pins } from '../../../src/platforms/matrix/posting/pins.ts';
import { Room } from '../../../src/platforms/matrix/rooms/room.ts';
import { until } from '../../../src/rehearsal/look.ts';
import { allActions } from '../../support/all-actions.ts';
import { ownHomeserver } from '../../support/homeservers.ts';
import { silentLog } from '../../support/logs.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { pinsOn } from './pins.ts';

pinsOn('our homeserver', () => ownHomeserver());
pinsOn('our homeserver, encrypted', () => ownHomeserver(), { isSecret: true });

describe('a message that is pinned for what it says', () => {
  it('is so beside another one, too', async () => {
    const set: unknown[] = [];
    const pins = new Pins({
      api: {
        state: async () => ({}),
        setState: async (_room, _type, _key, content) => {
          set.push(content['pinned']);
          return '$state';
        },
      },
      outbox: openOutbox({ monotonic: () => 0, log: silentLog }),
      rooms: { get: (id) => Object.assign(new Room(id, '@palabre:ici'), { maySet: () => true }) },
      drawer: (await memoryStore()).drawer('pins'),
      log: silentLog,
      gatherMs: 1,
    });
    pins.want('!salon:ici', '$one', [], true);
    pins.want('!salon:ici', '$two', [], true);
    await until('both', () => set.at(-1));
    expect(set.at(-1)).toEqual(['$one', '$two']);
  });
});

describe('what a card is pinned for', () => {
  it('is something that a button does', () => {
    const names = new Set<string>(allActions.map(({ name }) => name));
    expect([...pinnedFor].filter((name) => !names.has(name))).toEqual([]);
  });
});
