import { knownPoll } from '../../src/poll/cases.ts';
import { openedWorkshop } from '../../src/workshop/stream.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isEntry, permissions } from '../../src/program/permissions.ts';
import { attempt, inOrder, shownIn } from '../support/attempts.ts';
import { idsOf } from '../support/cells.ts';
import { secret } from '../support/held.ts';
import { openTwoServers, type TwoServers } from '../support/two-servers.ts';

let servers: TwoServers;
beforeEach(async () => {
  servers = await openTwoServers();
}, 60_000);
afterEach(() => servers.stage.close());

/** Names that are ordinary words: their ids must not appear, which is enough. */
const words = new Set(['Ana', 'Nour', 'atelier', 'Membre', 'Autre', 'Administration', 'Dehors']);

/** Everything that identifies the first community: its words, its people, its places. */
function traces(): string[] {
  const { guild } = servers.stage;
  const people = guild.people().flatMap(({ id, name }) => [id, name]);
  const channels = guild.channels().flatMap(({ id, name }) => [id, name]);
  return [secret, guild.id, guild.name, ...people, ...channels].filter((each) => !words.has(each));
}

it('somebody with every right in another server tries everything, and sees not one word from the first', async () => {
  const { ruler, held } = servers;
  const ids = idsOf(held, { plan: await servers.newPlan() });
  const entries = Object.keys(permissions).filter((name) => isEntry(name));
  let transcript = '';
  for (const entry of entries.toSorted(inOrder))
    transcript += shownIn(await attempt(servers, entry, { ...ruler, ids }));
  transcript += JSON.stringify(ruler.person.read(ruler.from));
  expect(transcript.length).toBeGreaterThan(10_000);
  expect(traces().filter((trace) => transcript.includes(trace))).toEqual([]);
});

it('and nothing they tried changed anything there', async () => {
  const { ruler, held, stage } = servers;
  const { context, reconciler } = stage.bot;
  await reconciler.settled(200);
  const before = JSON.stringify([
    await openedWorkshop(context, held.workshop),
    await knownPoll(context, held.polls.former),
    await context.streams.communities.read(stage.guild.id),
  ]);
  const ids = { workshop: held.workshop, poll: held.polls.former, contribution: held.contribution };
  for (const entry of Object.keys(permissions).filter((name) => isEntry(name)))
    await attempt(servers, entry, { ...ruler, ids });
  await reconciler.settled(200);
  const after = JSON.stringify([
    await openedWorkshop(context, held.workshop),
    await knownPoll(context, held.polls.former),
    await context.streams.communities.read(stage.guild.id),
  ]);
  expect(after).toBe(before);
});
