import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSynapseHere, synapse } from '../../support/homeservers.ts';
import { MatrixTown } from '../../support/matrix-town.ts';
import { NioMember } from '../../support/nio-member.ts';

describe.skipIf(!isSynapseHere())('in an encrypted room, a client that is none of ours', () => {
  let town: MatrixTown;
  let nour: NioMember;
  let folder: string;

  beforeAll(async () => {
    const server = await synapse();
    town = await MatrixTown.openSecret(server, 'Ana', 'Bo');
    folder = await mkdtemp(join(tmpdir(), 'palabre-nio-'));
    nour = new NioMember(server.url, await server.register('Nour'), folder);
    const ana = town.person('Ana');
    await ana.api.invite(town.room, nour.id);
    await ana.until('Nour', () =>
      ana
        .events(town.room)
        .some(({ state_key: key, content }) => key === nour.id && content['membership'] === 'join'),
    );
    await town.launch();
  });
  afterAll(async () => {
    await nour.close();
    await town.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('joins by a reaction', async () => {
    await town.person('Ana').say(town.room, '!atelier lancer');
    const card = await town.standing('✅ Je participe');
    await nour.reads(town.self, 'Je participe');
    nour.react(town.room, card.id, '✅ Je participe');
    await nour.reads(town.self, 'Bienvenue');
  });

  it('answers on a board', async () => {
    await town.press('Ana', 'Suivant');
    await town.press('Ana', 'Ouvrir le fil du pilier');
    const card = await town.standing('Qui est là ?');
    nour.say(town.room, 'Les haies du nord', card.id);
    await town.standing('Les haies du nord');
    await nour.reads(town.self, 'Les haies du nord');
  });

  it('votes by one line', async () => {
    for (const step of ['Étape 3', 'Étape 4', 'Étape 5']) {
      await town.press('Ana', 'Suivant');
      await town.shownTo('Ana', `Animation\n${step}`);
    }
    const card = await town.standing('🗳️ Je vote');
    nour.react(town.room, card.id, '🗳️ Je vote');
    // The card has an example too, but only the prompt lists numbers.
    const { room } = await nour.reads(town.self, 'Ou par numéros');
    nour.say(room, 'OS Avec plaisir');
    await town.standing('★ Un pad');
    await nour.reads(town.self, 'Avec plaisir');
  });

  it('reads the summary, and everything that Palabre said', async () => {
    await town.person('Ana').say(town.room, '!atelier terminer');
    await town.press('Ana', 'Terminer et publier le bilan');
    const report = await nour.reads(town.self, 'bilan-');
    expect(report.content).toMatchObject({ file: { v: 'v2' } });
    expect(report.content).not.toHaveProperty('url');
    expect(nour.seen.filter(({ sender, unread }) => sender === town.self && unread)).toEqual([]);
    expect(town.kept.entries.filter(({ level }) => level !== 'info')).toEqual([]);
  });
});
