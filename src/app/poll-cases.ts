import type { Actor } from '../domain/people.ts';
import { decidePoll, type PollIntent } from '../domain/poll.ts';
import type { PollSetUp, PollState } from '../domain/poll-state.ts';
import { err, ok } from '../domain/result.ts';
import { facilitates } from '../domain/workshop.ts';
import { changeCommunity, openedWorkshop, type House, type Outcome, type Place } from './house.ts';

export type NewPoll = Pick<PollSetUp, 'question' | 'options' | 'rules'>;

export async function knownPoll({ streams }: House, id: string): Outcome<PollState> {
  const found = await streams.polls.read(id);
  if (!found.ok) return found;
  return found.value.status === 'none' ? err({ kind: 'pollUnknown' }) : found;
}

export async function createPoll(
  house: House,
  place: Place,
  by: Actor,
  setUp: NewPoll,
): Outcome<PollState> {
  const community = await house.streams.communities.read(place.community);
  if (!community.ok) return community;
  const locale = community.value.settings.locale ?? house.tools.defaults.locale;
  const id = house.tools.newId();
  const { community: where, channel } = place;
  const created = await updatePoll(house, id, by, true, {
    type: 'create',
    setUp: { community: where, channel, locale, ...setUp },
  });
  if (!created.ok) return created;
  const listed = await changeCommunity(house, where, by, {
    type: 'listPoll',
    id,
    question: setUp.question,
    channel,
  });
  return listed.ok ? created : listed;
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
