import { expect, it } from 'vitest';
import type { MatrixPerson } from '../../../src/rehearsal/matrix/person.ts';
import { ownHomeserver } from '../../support/homeservers.ts';
import { MatrixTown } from '../../support/matrix-town.ts';
import { matrixEntries } from '../../support/matrix-table.ts';
import { allActions } from '../../support/all-actions.ts';
import { encryption, secretPerson } from '../../support/secret-person.ts';

const commands = matrixEntries
  .filter((entry) => !entry.includes('/'))
  .filter((entry) => entry === 'help' || allActions.every(({ name }) => name !== entry));

/** What Palabre told somebody, in any room. */
const toldTo = (person: MatrixPerson, palabre: string) =>
  person.rooms().flatMap((room) => person.events(room).filter(({ sender }) => sender === palabre));

it('shows another community not one word of an encrypted room, whatever is tried there', async () => {
  const server = await ownHomeserver();
  const town = await MatrixTown.openSecret(server, 'Ana', 'Nour');
  await town.launch();
  await town.person('Ana').say(town.room, '!atelier lancer');
  const card = await town.standing('✅ Je participe');
  const zoe = (await secretPerson(server.url, await server.register('Zoe'))).start();
  const room = await zoe.createRoom({ invite: [town.self], initial_state: [encryption] });
  await zoe.until('Palabre to come', () =>
    zoe
      .events(room)
      .some(({ state_key: key, content }) => key === town.self && content['membership'] === 'join'),
  );
  for (const entry of commands) await zoe.say(room, `!${entry}`);
  for (const word of ['Je participe', '1', 'OS']) {
    await zoe.say(room, word, { replyTo: card.id });
    await zoe.say(room, word, { thread: card.id });
  }
  await zoe.react(room, card.id, '✅ Je participe');
  await zoe.react(room, card.id, '📌');
  await zoe.say(room, '!nosuchthing');
  await zoe.say(room, '!ateleir lancer');
  await zoe.until('the last word', () =>
    zoe.seen(zoe.directWith(town.self) ?? '').some(({ body }) => body.includes('Vouliez-vous')),
  );
  const told = toldTo(zoe, town.self);
  expect(told.length).toBeGreaterThan(commands.length);
  const transcript = JSON.stringify(told);
  const [ana, nour] = [town.person('Ana').id, town.person('Nour').id];
  const traces = [town.room, 'Le jardin', card.id, ana, nour];
  expect(traces.filter((trace) => transcript.includes(trace))).toEqual([]);
  await zoe.stop();
  await town.close();
});
