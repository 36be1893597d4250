import { decideCommunity, type CommunityIntent, type CommunityState } from '../domain/community.ts';
import type { Actor } from '../domain/people.ts';
import { decidePoll, type PollIntent } from '../domain/poll.ts';
import type { PollSetUp, PollState } from '../domain/poll-state.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Template } from '../domain/template.ts';
import type { Locale } from '../domain/text.ts';
import { decideWorkshop, facilitates, type WorkshopIntent } from '../domain/workshop.ts';
import {
  isOpen,
  wasOpened,
  type OpenedWorkshop,
  type WorkshopState,
} from '../domain/workshop-state.ts';
import type { PalabreError } from '../domain/errors.ts';
import type { Clock, Journal, Log, NewId } from './ports.ts';
import { communityKind, pollKind, workshopKind } from './stream-kinds.ts';
import { openStreams, type Streams } from './streams.ts';
import type { CommunityEvent } from '../domain/community.ts';
import type { PollEvent } from '../domain/poll-state.ts';
import type { WorkshopEvent } from '../domain/workshop-state.ts';

export interface Defaults {
  readonly locale: Locale;
  readonly timezone: string;
}

/** What the chat must be brought up to date with. */
export type Changed = { readonly kind: 'workshop' | 'poll'; readonly id: string };

export interface PalabreTools {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly templates: readonly Template[];
  readonly defaults: Defaults;
  readonly isTimezone: (name: string) => boolean;
  /** Called after each change that the chat must show. */
  readonly changed: (what: Changed) => void;
}

export interface Streamed {
  readonly communities: Streams<CommunityState, CommunityEvent>;
  readonly workshops: Streams<WorkshopState, WorkshopEvent>;
  readonly polls: Streams<PollState, PollEvent>;
}

/** Where somebody acts: the community, and the channel even when it was in one of its threads. */
export interface Place {
  readonly community: string;
  readonly channel: string;
  readonly thread?: string;
}

export type Outcome<T> = Promise<Result<T, PalabreError>>;

/** The use cases: load, decide, record, and only then tell; the chat is brought up to date apart. */
export interface Palabre {
  readonly house: House;
  readonly templates: readonly Template[];
  readonly defaults: Defaults;
  community(id: string): Outcome<CommunityState>;
  changeCommunity(id: string, by: Actor, intent: CommunityIntent): Outcome<CommunityState>;
  workshop(id: string): Outcome<OpenedWorkshop>;
  /** The workshop a channel holds now, if any. */
  workshopIn(place: Place): Outcome<OpenedWorkshop>;
  start(
    place: Place,
    by: Actor,
    template: string,
    title: string | undefined,
  ): Outcome<OpenedWorkshop>;
  act(id: string, by: Actor, intent: WorkshopIntent): Outcome<Acted>;
  poll(id: string): Outcome<PollState>;
  createPoll(place: Place, by: Actor, setUp: NewPoll): Outcome<PollState>;
  actOnPoll(id: string, by: Actor, intent: PollIntent): Outcome<PollState>;
  /** True when the person may facilitate this poll: its workshop's facilitators, or who moderates. */
  facilitatesPoll(poll: PollState, by: Actor): Promise<boolean>;
}

export type NewPoll = Pick<PollSetUp, 'question' | 'options' | 'rules'>;

/** The workshop after an intent, and what the intent made happen. */
export interface Acted {
  readonly workshop: OpenedWorkshop;
  readonly events: readonly WorkshopEvent[];
}

export function createPalabre(tools: PalabreTools): Palabre {
  const { templates, defaults } = tools;
  const streams: Streamed = {
    communities: openStreams(communityKind, tools),
    workshops: openStreams(workshopKind, tools),
    polls: openStreams(pollKind, tools),
  };
  const house: House = { tools, streams };
  return {
    house,
    templates,
    defaults,
    community: (id) => streams.communities.read(id),
    changeCommunity: (id, by, intent) => changeCommunity(house, id, by, intent),
    workshop: (id) => openedWorkshop(house, id),
    workshopIn: (place) => workshopIn(house, place),
    start: (place, by, template, title) => start(house, place, by, template, title),
    act: (id, by, intent) => act(house, id, by, intent),
    poll: (id) => knownPoll(house, id),
    createPoll: (place, by, setUp) => createPoll(house, place, by, setUp),
    actOnPoll: (id, by, intent) => actOnPoll(house, id, by, intent),
    facilitatesPoll: (poll, by) => facilitatesPoll(house, poll, by),
  };
}

export interface House {
  readonly tools: PalabreTools;
  readonly streams: Streamed;
}

export async function changeCommunity(
  { tools, streams }: House,
  id: string,
  by: Actor,
  intent: CommunityIntent,
): Outcome<CommunityState> {
  const context = { by, isTimezone: tools.isTimezone };
  const done = await streams.communities.update(id, by.id, (state) =>
    decideCommunity(state, intent, context),
  );
  return done.ok ? ok(done.value.state) : done;
}

export async function openedWorkshop({ streams }: House, id: string): Outcome<OpenedWorkshop> {
  const found = await streams.workshops.read(id);
  if (!found.ok) return found;
  return wasOpened(found.value) ? ok(found.value) : err({ kind: 'noWorkshop' });
}

async function workshopIn(house: House, place: Place): Outcome<OpenedWorkshop> {
  const community = await house.streams.communities.read(place.community);
  if (!community.ok) return community;
  const id = community.value.workshops[place.channel];
  if (id === undefined) return err({ kind: 'noWorkshop' });
  const workshop = await openedWorkshop(house, id);
  if (workshop.ok && !isOpen(workshop.value)) return err({ kind: 'noWorkshop' });
  return workshop;
}

async function start(
  house: House,
  place: Place,
  by: Actor,
  templateId: string,
  title: string | undefined,
): Outcome<OpenedWorkshop> {
  const { tools } = house;
  const template = tools.templates.find(({ id }) => id === templateId);
  if (template === undefined) return err({ kind: 'templateUnknown', name: templateId });
  const present = await freeChannel(house, place, by);
  if (!present.ok) return present;
  const id = tools.newId();
  const listed = await changeCommunity(house, place.community, by, {
    type: 'listWorkshop',
    id,
    channel: place.channel,
  });
  if (!listed.ok) return listed;
  const { settings } = listed.value;
  const locale = settings.locale ?? tools.defaults.locale;
  const opened = await act(house, id, by, {
    type: 'open',
    opening: {
      community: place.community,
      channel: place.channel,
      title: title ?? template.title[locale],
      locale,
      timezone: settings.timezone ?? tools.defaults.timezone,
      territories: settings.territories ?? [],
      template,
    },
  });
  return opened.ok ? ok(opened.value.workshop) : opened;
}

/** A channel is free when its workshop ended or, after a crash, was listed but never opened. */
async function freeChannel(house: House, place: Place, by: Actor): Outcome<void> {
  const community = await house.streams.communities.read(place.community);
  if (!community.ok) return community;
  const id = community.value.workshops[place.channel];
  if (id === undefined) return ok(undefined);
  const workshop = await house.streams.workshops.read(id);
  if (!workshop.ok) return workshop;
  if (isOpen(workshop.value)) return err({ kind: 'channelTaken', workshop: id });
  const ended = await changeCommunity(house, place.community, by, {
    type: 'endWorkshop',
    id,
    channel: place.channel,
  });
  return ended.ok ? ok(undefined) : ended;
}

async function act(house: House, id: string, by: Actor, intent: WorkshopIntent): Outcome<Acted> {
  const { tools, streams } = house;
  const done = await streams.workshops.update(id, by.id, (state) =>
    decideWorkshop(state, intent, { now: tools.clock(), by, newId: tools.newId }),
  );
  if (!done.ok) return done;
  const { state, events } = done.value;
  if (!wasOpened(state)) return err({ kind: 'noWorkshop' });
  if (events.length > 0) tools.changed({ kind: 'workshop', id });
  return ok({ workshop: state, events });
}

async function knownPoll({ streams }: House, id: string): Outcome<PollState> {
  const found = await streams.polls.read(id);
  if (!found.ok) return found;
  return found.value.status === 'none' ? err({ kind: 'pollUnknown' }) : found;
}

async function createPoll(
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

async function actOnPoll(
  house: House,
  id: string,
  by: Actor,
  intent: PollIntent,
): Outcome<PollState> {
  const poll = await knownPoll(house, id);
  if (!poll.ok) return poll;
  return updatePoll(house, id, by, await facilitatesPoll(house, poll.value, by), intent);
}

async function facilitatesPoll(house: House, poll: PollState, by: Actor): Promise<boolean> {
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
