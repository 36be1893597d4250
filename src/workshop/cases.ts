import { textFor } from '../kernel/text.ts';
import { threadOfBoard, threadOfFacilitators } from '../agenda/domain/post-keys.ts';
import type { DeliveryProblem } from '../kernel/delivery-problem.ts';
import { entryOf } from '../kernel/dictionary.ts';
import type { Actor } from '../kernel/people.ts';
import { err, ok } from '../kernel/result.ts';
import { decideWorkshop, type WorkshopIntent } from './domain/workshop.ts';
import { isParticipantIntent } from './domain/intents.ts';
import {
  isOpen,
  wasOpened,
  type OpenedWorkshop,
  type WorkshopEvent,
  type WorkshopState,
} from './domain/state.ts';
import { Admitted, type AdmittedTo } from '../engine/requests/admission.ts';
import { systemActor, type AppContext, type Outcome, type Place } from '../engine/context.ts';
import { callsChosen } from '../community/cases.ts';
import type { CommunityState } from '../community/domain/state.ts';
import { changeCommunity } from '../community/stream.ts';
import { openedWorkshop } from './stream.ts';
import { idFor } from '../engine/streams/derived-id.ts';
import { spend } from '../engine/requests/quotas.ts';
import type { HasWorkshop } from './subjects.ts';

declare module '../engine/context.ts' {
  interface Reactions {
    /** A workshop opened in a channel. */
    readonly workshopStarted: (app: AppContext, place: Place) => Promise<void>;
    /** Called after a decision is recorded; the person does not wait for it. */
    readonly workshopChanged: (
      app: AppContext,
      workshop: OpenedWorkshop,
      events: readonly WorkshopEvent[],
    ) => Promise<void>;
  }
}

/** The workshop after an intent, and the events of the intent, whenever it counted. */
export interface Acted {
  readonly workshop: OpenedWorkshop;
  readonly events: readonly WorkshopEvent[];
  /** It counted earlier, and nothing happened now. */
  readonly repeated: boolean;
}

/** The channel's present workshop; not one that is over. */
export async function workshopIn(app: AppContext, place: Place): Outcome<OpenedWorkshop> {
  const community = await app.streams.communities.read(place.community);
  if (!community.ok) return community;
  const id = entryOf(community.value.workshops, place.channel);
  if (id === undefined) return err({ kind: 'noWorkshop' });
  const workshop = await openedWorkshop(app, id);
  if (workshop.ok && !isOpen(workshop.value)) return err({ kind: 'noWorkshop' });
  return workshop;
}

/**
 * The workshop whose summary can still be changed in a channel: the present one or, between two, the
 * last that ended there.
 */
export async function lastWorkshopIn(app: AppContext, place: Place): Outcome<OpenedWorkshop> {
  const community = await app.streams.communities.read(place.community);
  if (!community.ok) return community;
  const { workshops, ended } = community.value;
  const id = entryOf(workshops, place.channel) ?? entryOf(ended, place.channel);
  return id === undefined ? err({ kind: 'noWorkshop' }) : openedWorkshop(app, id);
}

/** Opens a workshop in a free channel, in the community's language. */
export async function startWorkshop(
  app: AppContext,
  place: Place,
  by: Actor,
  templateId: string,
  title: string | undefined,
): Outcome<OpenedWorkshop> {
  const { tools } = app;
  const template = tools.templates().find(({ id }) => id === templateId);
  if (template === undefined) return err({ kind: 'templateUnknown', name: templateId });
  const id = idFor(by, tools.newId);
  const present = await freeChannel(app, place, id);
  if (!present.ok) return present;
  const listed = await changeCommunity(app, place.community, by, {
    type: 'listWorkshop',
    id,
    channel: place.channel,
  });
  if (!listed.ok) return listed;
  const { settings } = listed.value;
  const locale = settings.locale ?? tools.defaults.locale;
  const opened = await actOn(app, id, by, {
    type: 'open',
    opening: {
      community: place.community,
      channel: place.channel,
      title: title ?? textFor(template.title, locale),
      locale,
      timezone: settings.timezone ?? tools.defaults.timezone,
      territories: settings.territories ?? [],
      template,
    },
  });
  if (!opened.ok) return opened;
  await app.reactions.workshopStarted(app, place);
  return ok(opened.value.workshop);
}

/** A channel is free when its workshop ended or, after a crash, was listed but never opened. */
async function freeChannel(app: AppContext, place: Place, next: string): Outcome<void> {
  const community = await app.streams.communities.read(place.community);
  if (!community.ok) return community;
  const id = entryOf(community.value.workshops, place.channel);
  if (id === undefined || id === next) return ok(undefined);
  const workshop = await app.streams.workshops.read(id);
  if (!workshop.ok) return workshop;
  if (isOpen(workshop.value)) return err({ kind: 'channelTaken', workshop: id });
  const ended = await changeCommunity(app, place.community, systemActor, {
    type: 'endWorkshop',
    id,
    channel: place.channel,
    at: workshop.value.closedAt ?? undefined,
  });
  return ended.ok ? ok(undefined) : ended;
}

/** Opens a workshop in the asker's channel. */
export function start(
  subject: AdmittedTo<'channel'>,
  template: string,
  title: string | undefined,
): Outcome<OpenedWorkshop> {
  const { app } = Admitted.visitOf(subject);
  return startWorkshop(app, subject.value.place, subject.by, template, title);
}

/** Acts in a workshop that the door opened. */
export async function act(subject: Admitted<HasWorkshop>, intent: WorkshopIntent): Outcome<Acted> {
  const visit = Admitted.visitOf(subject);
  const { app } = visit;
  const spent = isParticipantIntent(intent) ? spend(visit) : ok(undefined);
  if (!spent.ok) return spent;
  const { id } = subject.value.workshop;
  const acted = await actOn(app, id, subject.by, intent);
  return acted.ok && acted.value.repeated ? firstTime(app, id, subject.by) : acted;
}

/**
 * What came twice is answered as it was, or would have been, the first time: a crash may have come
 * between the record and the answer.
 */
async function firstTime(app: AppContext, id: string, { request = '' }: Actor): Outcome<Acted> {
  const recorded = await app.streams.workshops.recordedFor(id, request);
  if (!recorded.ok) return recorded;
  if (recorded.value.length === 0) return err({ kind: 'countedOnce' });
  const workshop = await openedWorkshop(app, id);
  return workshop.ok
    ? ok({ workshop: workshop.value, events: recorded.value, repeated: true })
    : workshop;
}

/** Whether somebody is notified when they have the stick; a message that still calls them goes. */
export async function chooseCalls(
  subject: AdmittedTo<'channel'>,
  called: boolean,
): Outcome<CommunityState> {
  const chosen = await callsChosen(subject, called);
  const { app, place } = Admitted.visitOf(subject);
  const id = chosen.ok ? entryOf(chosen.value.workshops, place.channel) : undefined;
  if (id !== undefined) app.tools.changed({ kind: 'workshop', id });
  return chosen;
}

/** What keeps contributions on a board from being shown, if that is known already. */
export function problemOnBoard(
  subject: Admitted<HasWorkshop>,
  { opening, placement }: OpenedWorkshop,
  board: string,
): DeliveryProblem | undefined {
  return problemInThread(subject, opening, threadOfBoard({ placement }, board));
}

/** What keeps the facilitators' card from changing in their thread, if that is known already. */
export function problemOnCard(
  subject: Admitted<HasWorkshop>,
  { opening, placement }: OpenedWorkshop,
): DeliveryProblem | undefined {
  return problemInThread(subject, opening, threadOfFacilitators({ placement }));
}

function problemInThread(
  subject: Admitted<HasWorkshop>,
  { community, channel }: OpenedWorkshop['opening'],
  thread: string | undefined,
): DeliveryProblem | undefined {
  const { app } = Admitted.visitOf(subject);
  return thread === undefined
    ? undefined
    : app.tools.delivery.problemIn({ community, channel, thread });
}

/** Decides and records before it answers; the chat is updated separately. */
export async function actOn(
  app: AppContext,
  id: string,
  by: Actor,
  intent: WorkshopIntent,
): Outcome<Acted> {
  const { tools, streams } = app;
  const decide = (state: Readonly<WorkshopState>) =>
    decideWorkshop(state, intent, { now: tools.clock(), by, newId: tools.newId });
  const done = await streams.workshops.update(id, by.id, decide, by.request);
  if (!done.ok) return done;
  const { state, events, repeated } = done.value;
  if (!wasOpened(state)) return err({ kind: 'noWorkshop' });
  if (events.length > 0) tools.changed({ kind: 'workshop', id });
  void app.reactions.workshopChanged(app, state, events);
  return ok({ workshop: state, events, repeated });
}
