import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownHomeserver } from '../../support/homeservers.ts';
import { MatrixTown } from '../../support/matrix-town.ts';

/** A word that nobody else says. */
const secret = 'zqracines';
let town: MatrixTown;

beforeEach(async () => {
  town = await MatrixTown.open(await ownHomeserver(), 'ana', 'nour');
  await town.launch();
  await town.person('ana').say(town.room, '!atelier lancer');
  await town.press('nour', 'Je me présente');
  const asked = await town.told('nour', '1. ');
  await town.tell('nour', secret);
  await town.told('nour', '2. ', asked.id);
});
afterEach(() => town.close());

/** All that the store has of what was written beside the journal. */
async function keptBeside(): Promise<string> {
  const all: string[] = [];
  for await (const name of town.store.drawers())
    for await (const [key, bytes] of town.store.drawer(name).entries())
      all.push(`${name} ${key} ${Buffer.from(bytes).toString('utf8')}`);
  return all.join('\n');
}

/** The text of a file that Palabre gave somebody alone. */
async function handed(ending: string): Promise<string> {
  const nour = town.person('nour');
  const file = await nour.until('a file', () =>
    nour.seen(nour.directWith(town.self) ?? '').find(({ body }) => body.endsWith(ending)),
  );
  const bytes = await nour.api.download(String(file.content['url']), 1_000_000);
  return Buffer.from(bytes ?? []).toString('utf8');
}

describe('a form that somebody left unfinished', () => {
  it('is given back to them with the rest', async () => {
    await town.person('nour').say(town.room, '!mes-donnees exporter');
    expect(await handed('.html')).toContain(secret);
  });

  it('is erased with the rest', async () => {
    expect(await keptBeside()).toContain(secret);
    await town.person('nour').say(town.room, '!mes-donnees effacer');
    await town.told('nour', '1 formulaire commencé');
    await town.press('nour', 'J’efface tout ce qui vient de moi');
    await town.told('nour', 'je ne garde plus rien de vous');
    expect(await keptBeside()).not.toContain(secret);
  });
});
