import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalMatrix, type LocalMatrix } from '../../../src/rehearsal/local-matrix/index.ts';
import { homeserverOf } from '../../support/homeservers.ts';
import { MatrixTown } from '../../support/matrix-town.ts';
import { encryption } from '../../support/secret-person.ts';

let server: LocalMatrix;
let town: MatrixTown;
beforeAll(async () => {
  server = await startLocalMatrix();
  town = await MatrixTown.openSecret(homeserverOf(server), 'Ana', 'Nour');
  await town.launch();
  await town.person('Ana').say(town.room, '!atelier lancer');
  await town.press('Ana', 'Suivant');
  await town.press('Ana', 'Ouvrir le fil du pilier');
});
afterAll(() => town.close());

/** An event as the server holds it, which cannot read it. */
async function sealed(room: string, id: string) {
  const { type, sender, content } = await town.person('Ana').api.event(room, id);
  expect(type).toBe('m.room.encrypted');
  return { type, sender, content };
}

/** What somebody says in answer to the board, until it stands there. */
async function answer(name: string, text: string): Promise<string> {
  const card = await town.standing('Qui est là ?', name);
  const said = await town.person(name).say(town.room, text, { replyTo: card.id });
  await town.signs(name, said, '✅');
  return said;
}

/** Those that Palabre recorded, among these. */
const signed = (events: readonly string[]) =>
  events.filter((event) =>
    town
      .person('Ana')
      .reactions(town.room, event)
      .some(({ sender }) => sender === town.self),
  );

describe('what whoever runs a server sends again', () => {
  it('counts once, in the event it came in', async () => {
    const said = await answer('Nour', 'les haies');
    const event = await sealed(town.room, said);
    const again = [server.makeUp(town.room, event), server.makeUp(town.room, event)];
    await answer('Nour', 'les arbres');
    expect(signed([said, ...again])).toEqual([said]);
  });

  it('does not come back once it was taken back', async () => {
    const nour = town.person('Nour');
    const said = await answer('Nour', 'à oublier');
    const event = await sealed(town.room, said);
    await nour.takeBack(town.room, said);
    const again = server.makeUp(town.room, event);
    await answer('Nour', 'à garder');
    expect(signed([again])).toEqual([]);
  });

  it('counts once after a restart too', async () => {
    const event = await sealed(town.room, await answer('Nour', 'les ruches'));
    await town.rest();
    await town.launch();
    const again = server.makeUp(town.room, event);
    await answer('Nour', 'les mares');
    expect(signed([again])).toEqual([]);
  });

  it('is nobody else’s', async () => {
    const event = await sealed(town.room, await answer('Nour', 'les friches'));
    const mine = { ...event, sender: town.person('Ana').id };
    const again = server.makeUp(town.room, mine);
    // In the line of whoever is said to have said it.
    await answer('Ana', 'les prés');
    expect(signed([again])).toEqual([]);
  });

  it('is said in no other room', async () => {
    const ana = town.person('Ana');
    const room = await ana.createRoom({ invite: [town.self], initial_state: [encryption] });
    await ana.until('Palabre to come', () =>
      ana.events(room).some(({ sender }) => sender === town.self),
    );
    const asked = await ana.say(town.room, '!aide');
    const { id } = await town.told('Ana', 'Ce que vous pouvez faire ici');
    server.makeUp(room, await sealed(town.room, asked));
    await ana.say(town.room, '!langue');
    await town.told('Ana', 'langue', id);
    const direct = ana.seen(ana.directWith(town.self) ?? '');
    const helped = direct.filter(({ body }) => body.startsWith('Ce que vous pouvez faire ici'));
    expect(helped).toHaveLength(1);
  });
});
