import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isEntry, permissions, type Entry } from '../../src/program/permissions.ts';
import type { Outcome } from '../../src/rehearsal/local-discord/index.ts';
import { attempt, inOrder, shownIn, wordsIn } from '../support/attempts.ts';
import { cellReader, idsOf } from '../support/cells.ts';
import {
  cellOf,
  personas,
  type Cell,
  type Persona,
  type PersonaName,
} from '../support/personas.ts';
import { texts } from '../support/texts.ts';
import { secret } from '../support/held.ts';
import { openTwoServers, type TwoServers } from '../support/two-servers.ts';

const cell = cellReader(texts.translatorOf('fr', 'America/Toronto'));

const entries = Object.keys(permissions)
  .filter((name) => isEntry(name))
  .toSorted(inOrder);

let servers: TwoServers;
beforeAll(async () => {
  servers = await openTwoServers();
}, 60_000);
afterAll(() => servers.stage.close());

/** The result of a row of the table for somebody. */
async function tried(entry: Entry, name: PersonaName): Promise<{ cell: Cell; shown: string }> {
  if (entry === 'takeover.send') await servers.handToSpare();
  const { polls, contribution } = servers.held;
  const isOfContribution = permissions[entry].subject === 'contribution';
  const ids = idsOf(servers.held, {
    poll: polls[name === 'facilitator' ? name : 'former'],
    plan: entry.startsWith('plan.') ? await servers.newPlan() : 'p',
    contribution: isOfContribution ? await servers.newContribution() : contribution,
  });
  const outcome = await attempt(servers, entry, {
    person: servers.people[name],
    from: servers.from(name, entry),
    ids,
  });
  return { cell: read(entry, outcome), shown: shownIn(outcome) };
}

const read = (entry: Entry, outcome: Outcome | 'notOffered'): Cell =>
  outcome === 'notOffered' ? 'no' : cell(entry, wordsIn(outcome));

const everybody = personas.map((persona): [string, PersonaName, Persona] => [
  persona.title,
  persona.name,
  persona,
]);

describe.each(entries.filter((entry) => entry.includes('/')))('the suggestions of %s', (entry) => {
  it.each(everybody)('requested by %s', async (_title, name, persona) => {
    const { shown } = await tried(entry, name);
    const may = cellOf(entry, persona) === 'may';
    // Discord itself offers some commands to those alone who may use them.
    if (!may) expect(['', JSON.stringify({ kind: 'choices', choices: [] })]).toContain(shown);
    if (!persona.sees) expect(shown).not.toContain(secret);
  });
});

describe.each(entries.filter((entry) => !entry.includes('/')))('%s', (entry) => {
  it.each(everybody)('tried by %s', async (_title, name, persona) => {
    const { cell, shown } = await tried(entry, name);
    expect(cell).toBe(cellOf(entry, persona));
    if (!persona.sees) expect(shown).not.toContain(secret);
  });
});

it('is indistinguishable from what never existed: every “unknown” answer is identical', async () => {
  const { stranger } = servers.people;
  const from = servers.from('stranger');
  const answers = async (workshop: string, poll: string, contribution: string) => {
    const refs = [
      `status:${workshop}`,
      `poll.table:${poll}`,
      `contribution.read:${workshop}:${contribution}`,
    ];
    return Promise.all(
      refs.map(async (customId) => wordsIn(await stranger.forge(from, { customId }))),
    );
  };
  const { workshop, polls, contribution } = servers.held;
  expect(await answers(workshop, polls.former, contribution)).toEqual(
    await answers('nosuchone1', 'nosuchone2', 'nosuchone3'),
  );
});
