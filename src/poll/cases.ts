import type { DeliveryProblem } from '../kernel/delivery-problem.ts';
import { namedVoters, withNames } from './domain/naming.ts';
import type { Actor } from '../kernel/people.ts';
import { decidePoll } from './domain/poll.ts';
import { isOfVoter, type PollIntent } from './domain/intents.ts';
import type { Ballot, PollDraft, PollState } from './domain/state.ts';
import { err, ok } from '../kernel/result.ts';
import type { Locale } from '../kernel/text.ts';
import { facilitates } from '../workshop/domain/workshop.ts';
import { Admitted, type AdmittedTo } from '../engine/requests/admission.ts';
import { idFor } from '../engine/streams/derived-id.ts';
import { answerWithinMs, type AppContext, type Outcome, type Place } from '../engine/context.ts';
import { changeCommunity } from '../community/stream.ts';
import { openedWorkshop } from '../workshop/stream.ts';
import { spend } from '../engine/requests/quotas.ts';
import { lastWorkshopIn, workshopIn } from '../workshop/cases.ts';

export async function knownPoll({ streams }: AppContext, id: string): Outcome<PollState> {
  const found = await streams.polls.read(id);
  if (!found.ok) return found;
  return found.value.status === 'none' ? err({ kind: 'pollUnknown' }) : found;
}

/** Votes cast elsewhere: their poll is closed as soon as it is imported. */
export interface ImportedPoll {
  readonly draft: PollDraft;
  readonly ballots: readonly Ballot[];
  readonly locale: Locale;
}

export async function createPoll(
  subject: AdmittedTo<'pollPlace'>,
  draft: PollDraft,
): Outcome<PollState> {
  const visit = Admitted.visitOf(subject);
  const spent = spend(visit);
  if (!spent.ok) return spent;
  return createPollIn(visit.app, subject.value.place, subject.by, draft);
}

export function createPollIn(
  app: AppContext,
  place: Place,
  by: Actor,
  draft: PollDraft,
): Outcome<PollState> {
  const { community, channel } = place;
  return listed(app, place, by, draft.question, (locale) => ({
    type: 'create',
    setUp: { community, channel, locale, ...draft },
  }));
}

export function importPoll(
  subject: AdmittedTo<'pollPlace'>,
  { draft, ballots, locale }: ImportedPoll,
): Outcome<PollState> {
  const { app } = Admitted.visitOf(subject);
  const { place } = subject.value;
  const { community, channel } = place;
  return listed(app, place, subject.by, draft.question, () => ({
    type: 'import',
    setUp: { community, channel, locale, ...draft },
    ballots,
  }));
}

/** Records a new poll, then lists it with its community. */
async function listed(
  app: AppContext,
  { community: where, channel }: Place,
  by: Actor,
  question: string,
  intentIn: (locale: Locale) => PollIntent,
): Outcome<PollState> {
  const community = await app.streams.communities.read(where);
  if (!community.ok) return community;
  const locale = community.value.settings.locale ?? app.tools.defaults.locale;
  const id = idFor(by, app.tools.newId);
  const created = await updatePoll(app, id, by, true, intentIn(locale));
  if (!created.ok) return created;
  const known = await changeCommunity(app, where, by, {
    type: 'listPoll',
    id,
    question,
    channel,
  });
  return known.ok ? created : known;
}

/** Decides with the rights that the door found; a voter's own are not even looked up. */
export async function actOnPoll(
  subject: AdmittedTo<'poll'>,
  intent: PollIntent,
): Outcome<PollState> {
  const visit = Admitted.visitOf(subject);
  const { app } = visit;
  const votes = isOfVoter(intent);
  const spent = votes ? spend(visit) : ok(undefined);
  if (!spent.ok) return spent;
  const mayFacilitate = !votes && (await subject.holds('pollFacilitator'));
  return updatePoll(app, subject.value.poll.id, subject.by, mayFacilitate, intent);
}

/** Shows it, and tells within about a second what keeps it from being shown, if that is known by then. */
export function showPoll(subject: AdmittedTo<'poll'>): Promise<readonly DeliveryProblem[]> {
  const { delivery } = Admitted.visitOf(subject).app.tools;
  return delivery.show({ kind: 'poll', id: subject.value.poll.id }, answerWithinMs);
}

/**
 * The facilitators of its workshop, and the moderators of its channel. The author of a poll made by
 * hand manages it as long as they may still make one there.
 */
export async function managesPoll(app: AppContext, poll: PollState, by: Actor): Promise<boolean> {
  if (by.moderates) return true;
  const { setUp, createdBy } = poll;
  if (setUp === null) return false;
  if (setUp.workshop === undefined) return createdBy === by.id && makesPollsIn(app, setUp, by);
  const found = await openedWorkshop(app, setUp.workshop);
  return found.ok && facilitates(found.value, by);
}

/** People who moderate a channel, or facilitate its present or last workshop, may prepare a poll there. */
export async function makesPollsIn(app: AppContext, place: Place, by: Actor): Promise<boolean> {
  if (by.moderates) return true;
  const found = await lastWorkshopIn(app, place);
  return found.ok && facilitates(found.value, by);
}

/** The polls of a channel, oldest first: those made by hand and those of its workshop. */
export async function pollsIn(app: AppContext, place: Place): Promise<PollState[]> {
  const community = await app.streams.communities.read(place.community);
  const workshop = await workshopIn(app, place);
  const ids = [
    ...(community.ok ? community.value.polls : [])
      .filter(({ channel }) => channel === place.channel)
      .map(({ id }) => id),
    ...(workshop.ok ? Object.values(workshop.value.polls) : []),
  ];
  return knownPolls(app, ids);
}

export async function knownPolls(app: AppContext, ids: readonly string[]): Promise<PollState[]> {
  const polls = await Promise.all(ids.map((id) => knownPoll(app, id)));
  return polls.flatMap((poll) => (poll.ok ? [poll.value] : []));
}

/** A poll with its voters as they are called in their community now. */
export async function asNamedNow(subject: Admitted<unknown>, poll: PollState): Promise<PollState> {
  const { tools } = Admitted.visitOf(subject).app;
  const voters = namedVoters(poll);
  if (tools.namesIn === undefined || poll.setUp === null || voters.length === 0) return poll;
  return withNames(poll, await tools.namesIn(poll.setUp.community, voters));
}

/** The one meant if none is named. Polls in preparation do not count. */
export async function latestPollIn(app: AppContext, place: Place): Outcome<PollState> {
  const shown = (await pollsIn(app, place)).filter(({ status }) => status !== 'draft');
  const latest = shown.at(-1);
  return latest === undefined ? err({ kind: 'noPollHere' }) : ok(latest);
}

export async function updatePoll(
  { tools, streams }: AppContext,
  id: string,
  by: Actor,
  mayFacilitate: boolean,
  intent: PollIntent,
): Outcome<PollState> {
  const decide = (state: Readonly<PollState>) =>
    decidePoll(state, intent, { now: tools.clock(), by, mayFacilitate });
  const done = await streams.polls.update(id, by.id, decide, by.request);
  if (!done.ok) return done;
  const extent = isOfVoter(intent) ? 'figures' : 'anything';
  if (done.value.events.length > 0) tools.changed({ kind: 'poll', id }, extent);
  return ok(done.value.state);
}
