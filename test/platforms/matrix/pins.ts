import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Homeserver } from '../../support/homeservers.ts';
import { MatrixTown } from '../../support/matrix-town.ts';
import { pinnedType } from '../../../src/platforms/matrix/rooms/rights.ts';

/** What stands pinned above the room, by people with clients of their own, on any homeserver. */
export function pinsOn(
  name: string,
  open: () => Promise<Homeserver>,
  { isSecret = false } = {},
): void {
  describe(`the cards of a workshop on ${name}`, () => {
    let town: MatrixTown;
    let theirs: string;
    beforeAll(async () => {
      const openTown = isSecret ? MatrixTown.openSecret : MatrixTown.open;
      town = await openTown(await open(), 'Ana', 'Nour');
      await town.launch();
      const ana = town.person('Ana');
      theirs = await ana.say(town.room, 'Samedi, on apporte ses gants.');
      await pin([theirs]);
    });
    afterAll(() => town.close());

    const states = () =>
      town
        .person('Ana')
        .events(town.room)
        .filter(({ type }) => type === pinnedType);
    const pinned = (): unknown[] => {
      const ids = states().at(-1)?.content['pinned'];
      return Array.isArray(ids) ? ids : [];
    };
    const pin = (ids: readonly unknown[]) =>
      town.person('Ana').api.setState(town.room, pinnedType, '', { pinned: ids });
    const untilPinned = (...ids: readonly string[]) =>
      town
        .person('Ana')
        .until(`${ids.length} pins`, () => JSON.stringify(pinned()) === JSON.stringify(ids));

    const levels = (pinning: number) => {
      const users = { [town.person('Ana').id]: 100, [town.self]: 50 };
      const content = { users, events: { [pinnedType]: pinning } };
      return town.person('Ana').api.setState(town.room, 'm.room.power_levels', '', content);
    };
    const card = async (text: string) => (await town.standing(text)).id;
    const next = async (step: number, text: string) => {
      await town.press('Ana', 'Suivant');
      await town.shownTo('Ana', `Animation\nÉtape ${step}`);
      return card(text);
    };
    /** Those of Palabre's that were ever pinned, in order. */
    const cards: string[] = [];

    it('are pinned after what others pinned, while something can be done under them', async () => {
      await town.person('Ana').say(town.room, '!atelier lancer');
      cards.push(await card('🧭 Où en est-on ?'), await card('🎙️ Je me présente'));
      await untilPinned(theirs, ...cards);
      const pillar = await next(2, '🤝 Le pilier');
      await town.press('Ana', 'Ouvrir le fil du pilier');
      cards.push(pillar);
      await untilPinned(theirs, ...cards);
      // Two cards at once are one event.
      expect(states()).toHaveLength(3);
    });

    it('are not pinned again once somebody took one down, nor for what is only read', async () => {
      const [agenda = '', ...others] = cards;
      await pin([theirs, ...others]);
      await next(3, 'Pause');
      await next(4, '🤝 L’exercice');
      const poll = await next(5, '🗳️ Je vote');
      await untilPinned(theirs, ...others, poll);
      expect(pinned()).not.toContain(agenda);
      cards.push(poll);
    });

    it('come down only where Palabre may, and as soon as it may', async () => {
      await levels(100);
      await town.person('Ana').say(town.room, '!réglages');
      await town.press('Ana', 'Tout va bien ?');
      await town.told('Ana', '! Dans Le jardin, Palabre n’est pas');
      await town.person('Ana').say(town.room, '!atelier terminer');
      await town.press('Ana', 'Terminer et publier le bilan');
      await town.person('Ana').until('the report', () =>
        town
          .person('Ana')
          .seen(town.room)
          .some(({ kind, body }) => kind === 'm.file' && body.endsWith('.md')),
      );
      await town.bot?.reconciler.settled();
      expect(pinned()).toContain(cards.at(-1));
      await town.rest();
      await town.launch();
      await levels(50);
      await untilPinned(theirs);
      expect(town.kept.entries.filter(({ what }) => what.includes('pin'))).toEqual([]);
    });
  });
}
