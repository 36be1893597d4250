import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { MatrixTown } from './matrix-town.ts';
import { ordinarySpaces } from './plain-view.ts';
import { smallSource } from './small-template.ts';

/** What somebody wrote, and the event that said it. */
export interface Written {
  readonly text: string;
  readonly id: string;
}

/** A folder with the small template, for programs of their own. */
export async function smallTemplateFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'palabre-small-'));
  // What is JSON is YAML.
  await writeFile(join(folder, 'small.yaml'), JSON.stringify(smallSource));
  return folder;
}

/** The small workshop is begun, and its board open; rejects unless that is so in time. */
export async function openBoard(town: MatrixTown, isBegun = false): Promise<void> {
  const [host = ''] = Object.keys(town.people);
  await town.palabreCame();
  if (!isBegun) await town.person(host).say(town.room, '!atelier lancer gabarit:small');
  await town.standing('Je participe');
  await town.press(host, 'Suivant');
  await town.press(host, 'Ouvrir le fil du pilier');
  await town.standing('Qui est là ?');
}

/** Everybody replies to the board's card, so many times, at once. */
export async function replyAll(town: MatrixTown, tag: string, turns = 3): Promise<Written[]> {
  const card = await town.standing('Qui est là ?');
  const people = Object.values(town.people);
  return Promise.all(
    people.flatMap((person, at) =>
      Array.from({ length: turns }, async (_, turn) => {
        const text = `Coop ${tag}-${at}-${turn}`;
        return { text, id: await person.say(town.room, text, { replyTo: card.id }) };
      }),
    ),
  );
}

/** Each was acknowledged, once, and stands on the board, once. */
export async function checkReplies(town: MatrixTown, said: readonly Written[]): Promise<void> {
  const [first] = Object.values(town.people);
  if (first === undefined) throw new Error('Nobody lives here.');
  const signs = (message: string) =>
    first
      .reactions(town.room, message)
      .filter(({ sender, key }) => sender === town.self && key === '✅').length;
  const shown = (text: string) =>
    first
      .seen(town.room)
      .filter(({ sender, body }) => sender === town.self && ordinarySpaces(body).includes(text))
      .length;
  await first.until('a ✅ on each', () => said.every(({ id }) => signs(id) > 0), 60_000);
  await first.until('each on the board', () => said.every(({ text }) => shown(text) > 0), 60_000);
  // A second one would come soon.
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(said.map(({ id, text }) => [text, signs(id), shown(text)])).toEqual(
    said.map(({ text }) => [text, 1, 1]),
  );
}
