import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Homeserver } from '../../support/homeservers.ts';
import { MatrixTown } from '../../support/matrix-town.ts';

/** A whole workshop, by people with clients of their own, on any homeserver. */
export function workshopOn(
  name: string,
  open: () => Promise<Homeserver>,
  { isSecret = false } = {},
): void {
  describe(`a whole workshop on ${name}`, () => {
    let town: MatrixTown;
    beforeAll(async () => {
      const openTown = isSecret ? MatrixTown.openSecret : MatrixTown.open;
      town = await openTown(await open(), 'Ana', 'Nour', 'Bo');
      await town.launch();
    });
    afterAll(() => town.close());

    it('starts by a typed command', async () => {
      await town.person('Ana').say(town.room, '!atelier lancer');
      const card = await town.standing('✅ Je participe');
      expect(card.kind).toBe('m.notice');
    });

    it('takes a tap on a button as a press, and gives it back', async () => {
      await town.press('Nour', 'Je participe');
      await town.told('Nour', 'Bienvenue');
      const nour = town.person('Nour');
      const card = await town.standing('✅ Je participe', 'Nour');
      await nour.until('the tap to go', () =>
        nour.reactions(town.room, card.id).every(({ sender }) => sender !== nour.id),
      );
      const bo = town.person('Bo');
      const reply = await bo.say(town.room, 'je participe', { replyTo: card.id });
      await town.signs('Bo', reply, '✅');
    });

    it('goes round by lines, and tells whose turn it is where only they read it, in their language', async () => {
      const inEnglish = await town.person('Bo').say(town.room, '!langue English');
      await town.signs('Bo', inEnglish, '✅');
      await town.press('Nour', 'Je me présente');
      await town.told('Nour', '1. Mon nom — « - » garde ceci :');
      await town.tell('Nour', '-\n-\nracines\nBo');
      await town.told('Nour', 'racines');
      await town.standing('Le bâton est à Bo');
      const call = await town.told('Bo', 'It’s your turn');
      expect(call.kind).toBe('m.text');
      expect(call.body).toContain('Introduce myself · I’ll pass');
    });

    it('keeps a form that is half filled in across a restart', async () => {
      await town.press('Bo', 'Je me présente');
      await town.told('Bo', '1. My name');
      await town.tell('Bo', 'Bo');
      await town.told('Bo', '2. ');
      await town.rest();
      await town.tell('Bo', 'Les Haies');
      await town.launch();
      await town.told('Bo', '3. ');
      await town.tell('Bo', 'feuilles');
      await town.told('Bo', '4. ');
      await town.tell('Bo', '-');
      await town.standing('feuilles');
    });

    it('collects replies and thread messages, and follows what becomes of them', async () => {
      await town.press('Ana', 'Suivant');
      await town.press('Ana', 'Ouvrir le fil du pilier');
      const card = await town.standing('Qui est là ?', 'Nour');
      const nour = town.person('Nour');
      const written = await nour.say(town.room, 'Les haies', { replyTo: card.id });
      await town.signs('Nour', written, '✅');
      await town.standing('Les haies');
      await nour.change(town.room, written, 'Les haies vivantes');
      await town.standing('Les haies vivantes');
      const bo = town.person('Bo');
      const thread = card.thread ?? card.id;
      const other = await bo.say(town.room, 'Les arbres', { thread });
      await town.signs('Bo', other, '✅');
      await bo.takeBack(town.room, other);
      const ana = town.person('Ana');
      await ana.until('the trees to go', () =>
        ana
          .seen(town.room)
          .every(({ sender, body }) => sender !== town.self || !body.includes('Les arbres')),
      );
      await ana.react(town.room, written, '⭐');
      await town.signs('Ana', written, '🌟');
    });

    it('votes in three states by one line', async () => {
      for (const step of ['Étape 3', 'Étape 4', 'Étape 5']) {
        await town.press('Ana', 'Suivant');
        await town.shownTo('Ana', `Animation\n${step}`);
      }
      const card = await town.standing('🗳️ Je vote');
      expect(card.body).toContain('O pour oui, S pour si nécessaire, N pour non.');
      await town.press('Nour', 'Je vote');
      await town.told('Nour', 'Par exemple : OS');
      await town.tell('Nour', 'OS Avec plaisir');
      await town.told('Nour', 'Avec plaisir');
      await town.standing('★ Un pad');
    });

    it('ends by a confirmation, and fails at nothing', async () => {
      await town.person('Ana').say(town.room, '!atelier terminer');
      await town.press('Ana', 'Terminer et publier le bilan');
      const ana = town.person('Ana');
      await ana.until('the report', () =>
        ana.seen(town.room).some(({ kind, body }) => kind === 'm.file' && body.endsWith('.md')),
      );
      await town.bot?.reconciler.settled();
      const seen = ana.seen(town.room);
      expect(seen.map(({ body }) => body).join('\n')).not.toMatch(
        /undefined|\[object|<t:|Discord|\/atelier|\bbouton|clic droit/u,
      );
      expect(town.kept.entries.filter(({ level }) => level !== 'info')).toEqual([]);
    });

    it.runIf(isSecret)('leaves nothing on the server that it could read', async () => {
      for (const person of Object.values(town.people))
        for (const room of person.rooms()) {
          const { chunk } = await person.api.earlier(room, { limit: 100 });
          expect(chunk.some(({ type }) => type === 'm.room.encrypted')).toBe(true);
          expect(chunk.filter(({ type }) => type === 'm.room.message')).toEqual([]);
        }
    });
  });
}
