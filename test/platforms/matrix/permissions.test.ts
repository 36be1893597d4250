import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openedWorkshop } from '../../../src/workshop/stream.ts';
import { knownPoll } from '../../../src/poll/cases.ts';
import { allActions } from '../../support/all-actions.ts';
import { secret } from '../../support/held.ts';
import { MatrixTable, matrixEntries, type SignedEntry } from '../../support/matrix-table.ts';
import { matrixPersonas, type MatrixName } from '../../support/matrix-personas.ts';
import { signed, signedFrom } from '../../support/matrix-signs.ts';
import { cellOf, isOfThePlace } from '../../support/personas.ts';
import { permissions } from '../../../src/program/permissions.ts';

const pressed = matrixEntries.filter(
  (entry) => entry !== 'help' && allActions.some(({ name }) => name === entry),
);

let table: MatrixTable;
beforeAll(async () => {
  table = await MatrixTable.open();
  await table.fill();
}, 60_000);
afterAll(() => table.close());

/** What is in the closed room, as it is kept. */
const held = async () => {
  const { context } = table.commons.bot;
  const { workshop, polls } = table.held;
  return JSON.stringify([
    await openedWorkshop(context, workshop),
    await knownPoll(context, polls.former),
  ]);
};

describe('somebody with every right in another community', () => {
  it('tries everything, sees not one word of the first, and changes nothing there', async () => {
    const { rooms, people, bot } = table.commons;
    await bot.reconciler.settled(200);
    const before = await held();
    let transcript = '';
    await table.each(matrixEntries, async (entry) => {
      transcript += (await table.tried(entry, 'ruler', { room: rooms.elsewhere })).whole;
    });
    const { chunk } = await table.commons
      .person('ruler')
      .api.earlier(rooms.elsewhere, { limit: 1_000 });
    transcript += JSON.stringify(chunk);
    expect(transcript.length).toBeGreaterThan(10_000);
    const own = new Set(['ruler', 'stranger']);
    const { elsewhere: _, ...others } = rooms;
    const traces = [secret, ...Object.values(others), 'salon-fermé-7f', 'place-publique-7f'];
    for (const [name, { id }] of people) if (!own.has(name)) traces.push(id);
    expect(traces.filter((trace) => transcript.includes(trace))).toEqual([]);
    await bot.reconciler.settled(200);
    expect(await held()).toBe(before);
  });
});

describe.each<MatrixName>(['stranger', 'guest', 'left', 'outsider'])('%s', (name) => {
  it('learns nothing from a card in their direct room that speaks of the closed one', async () => {
    const found: string[] = [];
    await table.each(pressed, async (entry) => {
      const { cell, whole } = await table.fromDirect(entry, name);
      const { subject } = permissions[entry];
      const isAbout = !isOfThePlace(subject) && !entry.includes('/');
      if ((isAbout && cell !== 'unknown') || whole.includes(secret))
        found.push(`${entry}: ${cell}`);
    });
    expect(found).toEqual([]);
  });
});

describe.each<SignedEntry>(['collect', 'add-to-summary'])('the sign for %s', (entry) => {
  const sign = entry === 'collect' ? '✅' : '🌟';

  it.each(signedFrom)('is answered to who may, and by nothing to others, %s', async (from) => {
    const shown = await signed(table, entry, from);
    const { closed } = table.commons.rooms;
    for (const { name, persona } of matrixPersonas) {
      const isThere = from === 'there' || (from === 'at home' && table.roomOf(name) === closed);
      const may = isThere && cellOf(entry, persona) === 'may';
      const { signs = [], words } = shown.get(name) ?? {};
      // What is collected by itself bears a ✅ already.
      const got = signs.filter((each) => each === sign);
      expect({ name, got, words }).toEqual({ name, got: may ? [sign] : [], words: '' });
    }
    expect(shown.size).toBe(matrixPersonas.length);
  });
});

describe('the table of permissions, on Matrix', () => {
  beforeAll(() => table.fillLast(), 60_000);

  it.each(matrixEntries.filter((entry) => !entry.includes('/')))('%s', (entry) => {
    const wanted = matrixPersonas.map(({ name, persona }) => [name, cellOf(entry, persona)]);
    expect(Object.fromEntries(table.cells.get(entry) ?? [])).toEqual(Object.fromEntries(wanted));
  });

  it('shows nobody a word of what they must not read', () => {
    expect(table.leaks).toEqual([]);
    const tried = [...table.cells.values()].reduce((sum, row) => sum + row.size, 0);
    expect(tried).toBe(matrixEntries.length * matrixPersonas.length);
  });
});
