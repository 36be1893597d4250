import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isEntry, permissions, type Entry } from '../../../src/program/permissions.ts';
import { readTexts } from '../../../src/program/texts.ts';
import { inOrder, isLast } from '../../support/attempts.ts';
import { cellReader, idsOf } from '../../support/cells.ts';
import { secret, type Held, type Makers } from '../../support/held.ts';
import {
  MatrixActs,
  tryEntry,
  type Shown,
  type Spot,
} from '../../support/matrix-attempts.ts';
import { MatrixCommons } from '../../support/matrix-commons.ts';
import { matrixPersonas, type MatrixName } from '../../support/matrix-personas.ts';
import { cellOf, type Cell } from '../../support/personas.ts';

const t = readTexts('matrix').translatorOf('fr', 'America/Toronto');
const cell = cellReader(t, false);
const pointed: ReadonlySet<string> = new Set(['collect', 'add-to-summary']);
const entries = Object.keys(permissions)
  .filter((name) => isEntry(name))
  .filter((name) => !pointed.has(name))
  .toSorted(inOrder);

let commons: MatrixCommons;
let acts: MatrixActs;
let held: Held;
let makers: Makers;
const direct = new Map<MatrixName, string>();

beforeAll(async () => {
  const at = performance.now();
  commons = await MatrixCommons.open();
  acts = new MatrixActs(commons);
  ({ held, makers } = await commons.hold());
  for (const { name } of matrixPersonas)
    direct.set(name, await acts.directOf(commons.person(name), roomOf(name)));
  console.log('set', performance.now() - at);
}, 60_000);
afterAll(() => commons.close());

function roomOf(name: MatrixName, entry?: Entry): string {
  const { closed, open, begun, elsewhere } = commons.rooms;
  if (name === 'stranger') return elsewhere;
  // Starting a workshop creates one.
  if (name === 'outsider' && entry === 'workshop start') return begun;
  return ['guest', 'left', 'outsider'].includes(name) ? open : closed;
}

async function tried(entry: Entry, name: MatrixName, spot: Spot): Promise<Shown> {
  const { polls, contribution, workshop } = held;
  if (entry === 'takeover.send') await makers.handToSpare(workshop);
  const isOfContribution = permissions[entry].subject === 'contribution';
  const ids = idsOf(held, {
    poll: polls[name === 'facilitator' ? name : 'former'],
    plan: entry.startsWith('plan.') ? await makers.plan() : 'p',
    contribution: isOfContribution ? await makers.contribution(workshop) : contribution,
  });
  return tryEntry(acts, entry, commons.person(name), spot, ids);
}

/** What each of them found, and who read a word of what they must not read. */
const cells = new Map<Entry, Map<MatrixName, Cell>>();
const leaks: string[] = [];

async function fill(entry: Entry, { name, persona }: Tried): Promise<void> {
  const { words, whole } = await tried(entry, name, { room: roomOf(name, entry) });
  const row = cells.get(entry) ?? new Map<MatrixName, Cell>();
  cells.set(entry, row.set(name, cell(entry, words)));
  const mayRead = entry.includes('/') ? cellOf(entry, persona) === 'may' : persona.sees;
  if (!mayRead && whole.includes(secret)) leaks.push(`${entry} by ${name}`);
}
type Tried = (typeof matrixPersonas)[number];

/** As many at once as Palabre reads in one look. */
const atOnce = 6;

async function fillAll(): Promise<void> {
  const all = entries.filter((entry) => !isLast(entry) && !entry.startsWith('plan.'));
  for (let from = 0; from < all.length; from += atOnce) {
    const some = all.slice(from, from + atOnce);
    await Promise.all(some.flatMap((entry) => matrixPersonas.map((each) => fill(entry, each))));
  }
  // A room has one plan; and what comes last changes who may do what.
  for (const entry of entries.filter((each) => !all.includes(each)))
    for (const each of matrixPersonas) await fill(entry, each);
}

describe('the table of permissions, on Matrix', () => {
  beforeAll(async () => {
    const at = process.cpuUsage();
    await fillAll();
    console.log('filled', process.cpuUsage(at));
  }, 120_000);

  it.each(entries)('%s', (entry) => {
    const wanted = matrixPersonas.map(({ name, persona }) => [name, cellOf(entry, persona)]);
    // What is suggested is not told of: that nothing is leaks nothing.
    if (entry.includes('/')) return;
    expect(Object.fromEntries(cells.get(entry) ?? [])).toEqual(Object.fromEntries(wanted));
  });

  it('shows nobody a word of what they must not read', () => {
    expect(leaks).toEqual([]);
    expect([...cells.values()].reduce((sum, row) => sum + row.size, 0)).toBe(
      entries.length * matrixPersonas.length,
    );
  });
});
