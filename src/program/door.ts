import { entryOf } from '../kernel/dictionary.ts';
import { findActiveContribution } from '../board/domain/board.ts';
import { latestRecap } from '../recap/domain/recap.ts';
import { err, ok } from '../kernel/result.ts';
import type { OpenedWorkshop } from '../workshop/domain/state.ts';
import { Admitted, type AdmittedTo, type Visit } from '../engine/requests/admission.ts';
import {
  admitChannel,
  admitCommunity,
  admitPlan,
  admitPoll,
  admitWorkshop,
  sees,
} from './admitting.ts';
import { openedWorkshop, type Outcome } from '../engine/context.ts';
import { lastOrphanOf, orphansOf } from '../workshop/orphans.ts';
import { permissions, type Entry, type SubjectKind } from './permissions.ts';
import { pointedAt } from '../workshop/pointed.ts';
import { knownPoll, latestPollIn, pollsIn } from '../poll/cases.ts';
import { lastWorkshopIn, workshopIn } from '../workshop/cases.ts';

/** What names a subject; where nothing does, it is the one of the place. */
export type Named = Readonly<
  Partial<Record<'workshop' | 'poll' | 'plan' | 'contribution' | 'message', string>>
>;

/** Which kind of subject an entry opens. */
export type KindOf<E extends Entry> = (typeof permissions)[E]['subject'];

/**
 * Opens what an entry of the table is about, for one person, from one place: the only way to a
 * subject. What belongs to another community, and what stands in a channel the person cannot see now,
 * is as unknown as what never was; rights are those of the subject's own channel.
 */
export async function enter<E extends Entry>(
  visit: Visit,
  entry: E,
  named: Named,
): Outcome<AdmittedTo<KindOf<E>>> {
  if (visit.who.bot === true) return err({ kind: 'notAPerson' });
  const opened = await open<KindOf<E>>(permissions[entry].subject, visit, named);
  if (!opened.ok) return opened;
  const { who } = permissions[entry];
  return (await opened.value.holds(who)) ? opened : err(opened.value.refusal(who));
}

/** The workshop that the channel of somebody holds now. */
export function workshopAt(subject: AdmittedTo<'channel'>): Outcome<AdmittedTo<'workshop'>> {
  return open('workshop', Admitted.visitOf(subject), {});
}

/** The same or, between two workshops, the last that ended there. */
export async function lastWorkshopAt(
  subject: AdmittedTo<'channel'>,
): Outcome<AdmittedTo<'lastWorkshop'>> {
  const visit = Admitted.visitOf(subject);
  const found = await lastWorkshopIn(visit.app, visit.place);
  return found.ok ? admitWorkshop(visit, { workshop: found.value }) : found;
}

/** The workshops of channels that are gone, for whoever may have their summary from elsewhere. */
export async function orphansFor(
  subject: AdmittedTo<'channel'>,
): Promise<AdmittedTo<'workshop'>[]> {
  const visit = Admitted.visitOf(subject);
  const found = await orphansOf(visit);
  return found.flatMap((workshop) => {
    const opened = admitWorkshop(visit, { workshop });
    return opened.ok ? [opened.value] : [];
  });
}

/** The polls of somebody's channel, oldest first. */
export async function pollsAt(subject: AdmittedTo<'channel'>): Promise<AdmittedTo<'poll'>[]> {
  const visit = Admitted.visitOf(subject);
  const polls = await pollsIn(visit.app, visit.place);
  return polls.flatMap((poll) => {
    const opened = admitPoll(visit, poll);
    return opened.ok ? [opened.value] : [];
  });
}

type Openers = {
  readonly [Kind in SubjectKind]: (visit: Visit, named: Named) => Outcome<AdmittedTo<Kind>>;
};

function open<Kind extends SubjectKind>(
  kind: Kind,
  visit: Visit,
  named: Named,
): Outcome<AdmittedTo<Kind>> {
  return openers[kind](visit, named);
}

const openers: Openers = {
  channel: async (visit) => ok(admitChannel(visit)),
  community: openCommunity,
  recap: async (visit) => {
    const opened = await openCommunity(visit);
    if (!opened.ok) return opened;
    const latest = latestRecap(opened.value.value.community.recap);
    const shown = latest !== undefined && sees(visit, latest.channel);
    return shown ? opened : err({ kind: 'noRecapYet' });
  },
  workshop: openWorkshop,
  lastWorkshop: async (visit, { workshop: id }) => {
    const found = await (id === undefined ? lastWorkshopFor(visit) : openedWorkshop(visit.app, id));
    return found.ok ? admitWorkshop(visit, { workshop: found.value }) : found;
  },
  contribution: async (visit, named) => {
    const opened = await openWorkshop(visit, named);
    if (!opened.ok) return opened;
    const { workshop } = opened.value.value;
    const entry = findActiveContribution(workshop.boards, named.contribution ?? '');
    if (entry === undefined) return err({ kind: 'contributionUnknown' });
    return admitWorkshop(visit, { workshop, entry }, entry.author);
  },
  pointed: async (visit, { message = '' }) => {
    const found = await pointedAt(visit.app, visit.place, message);
    return found.ok ? admitWorkshop(visit, found.value) : found;
  },
  poll: async (visit, { poll }) => {
    const found = await (poll === undefined
      ? latestPollIn(visit.app, visit.place)
      : knownPoll(visit.app, poll));
    return found.ok ? admitPoll(visit, found.value) : found;
  },
  plan: async (visit, { plan: id = '' }) => {
    const found = await visit.app.streams.communities.read(visit.place.community);
    if (!found.ok) return found;
    return admitPlan(visit, entryOf(found.value.plans, id));
  },
};

/** Where the channel has none, the last that somebody facilitated in a channel that is gone. */
async function lastWorkshopFor(visit: Visit): Outcome<OpenedWorkshop> {
  const found = await lastWorkshopIn(visit.app, visit.place);
  return found.ok || found.error.kind !== 'noWorkshop' ? found : lastOrphanOf(visit);
}

async function openCommunity(visit: Visit): Outcome<AdmittedTo<'community'>> {
  const found = await visit.app.streams.communities.read(visit.place.community);
  return found.ok ? ok(admitCommunity(visit, found.value)) : found;
}

async function openWorkshop(
  visit: Visit,
  { workshop: id }: Named,
): Outcome<AdmittedTo<'workshop'>> {
  const { app, place } = visit;
  const found = await (id === undefined ? workshopIn(app, place) : openedWorkshop(app, id));
  return found.ok ? admitWorkshop(visit, { workshop: found.value }) : found;
}
