import type { Actor } from '../domain/people.ts';
import { decidePoll, type PollIntent } from '../domain/poll.ts';
import type { Ballot, PollDraft, PollState } from '../domain/poll-state.ts';
import { err, ok } from '../domain/result.ts';
import type { Locale } from '../domain/text.ts';
import { facilitates } from '../domain/workshop.ts';
import { changeCommunity, openedWorkshop, type House, type Outcome, type Place } from './house.ts';

export async function knownPoll({ streams }: House, id: string): Outcome<PollState> {
  const found = await streams.polls.read(id);
  if (!found.ok) return found;
  return found.value.status === 'none' ? err({ kind: 'pollUnknown' }) : found;
}

/** Votes cast elsewhere: their poll is closed as soon as it is here. */
export interface ImportedPoll {
  readonly draft: PollDraft;
  readonly ballots: readonly Ballot[];
  readonly locale: Locale;
}

export function createPoll(
  house: House,
  place: Place,
  by: Actor,
  draft: PollDraft,
): Outcome<PollState> {
  const { community, channel } = place;
  return listed(house, place, by, draft.question, (locale) => ({
    type: 'create',
    setUp: { community, channel, locale, ...draft },
  }));
}

export function importPoll(
  house: House,
  place: Place,
  by: Actor,
  { draft, ballots, locale }: ImportedPoll,
): Outcome<PollState> {
  const { community, channel } = place;
  return listed(house, place, by, draft.question, () => ({
    type: 'import',
    setUp: { community, channel, locale, ...draft },
    ballots,
  }));
}

/** Records a new poll, then lists it with its community. */
async function listed(
  house: House,
  { community: where, channel }: Place,
  by: Actor,
  question: string,
  intentIn: (locale: Locale) => PollIntent,
): Outcome<PollState> {
  const community = await house.streams.communities.read(where);
  if (!community.ok) return community;
  const locale = community.value.settings.locale ?? house.tools.defaults.locale;
  const id = house.tools.newId();
  const created = await updatePoll(house, id, by, true, intentIn(locale));
  if (!created.ok) return created;
  const known = await changeCommunity(house, where, by, {
    type: 'listPoll',
    id,
    question,
    channel,
  });
  return known.ok ? created : known;
}

export async function actOnPoll(
  house: House,
  id: string,
  by: Actor,
  intent: PollIntent,
): Outcome<PollState> {
  const poll = await knownPoll(house, id);
  if (!poll.ok) return poll;
  return updatePoll(house, id, by, await facilitatesPoll(house, poll.value, by), intent);
}

export async function facilitatesPoll(house: House, poll: PollState, by: Actor): Promise<boolean> {
  if (by.moderates) return true;
  const workshop = poll.setUp?.workshop;
  if (workshop === undefined) return poll.createdBy === by.id;
  const found = await openedWorkshop(house, workshop);
  return found.ok && facilitates(found.value, by);
}

export async function updatePoll(
  { tools, streams }: House,
  id: string,
  by: Actor,
  mayFacilitate: boolean,
  intent: PollIntent,
): Outcome<PollState> {
  const done = await streams.polls.update(id, by.id, (state) =>
    decidePoll(state, intent, { now: tools.clock(), by, mayFacilitate }),
  );
  if (!done.ok) return done;
  if (done.value.events.length > 0) tools.changed({ kind: 'poll', id });
  return ok(done.value.state);
}
