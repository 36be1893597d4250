import type { CommunityIntent, CommunityState } from '../domain/community.ts';
import type { Actor } from '../domain/people.ts';
import type { PollIntent } from '../domain/poll.ts';
import type { PollDraft, PollState } from '../domain/poll-state.ts';
import type { Template } from '../domain/template.ts';
import type { WorkshopIntent } from '../domain/workshop.ts';
import type { OpenedWorkshop } from '../domain/workshop-state.ts';
import {
  changeCommunity,
  openedWorkshop,
  type Defaults,
  type House,
  type Outcome,
  type PalabreTools,
  type Place,
  type Streamed,
} from './house.ts';
import {
  actOnPoll,
  createPoll,
  facilitatesPoll,
  importPoll,
  knownPoll,
  type ImportedPoll,
} from './poll-cases.ts';
import {
  callOffPlan,
  planWorkshop,
  startPlanned,
  type PlanMade,
  type ToPlan,
} from './plan-cases.ts';
import { communityKind, pollKind, workshopKind } from './stream-kinds.ts';
import { openStreams } from './streams.ts';
import { act, lastWorkshopIn, start, workshopIn, type Acted } from './workshop-cases.ts';

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
  /** The same or, between two workshops, the last that ended there. */
  lastWorkshopIn(place: Place): Outcome<OpenedWorkshop>;
  start(
    place: Place,
    by: Actor,
    template: string,
    title: string | undefined,
  ): Outcome<OpenedWorkshop>;
  act(id: string, by: Actor, intent: WorkshopIntent): Outcome<Acted>;
  /** Plans the next workshop of a channel, or changes what it has planned. */
  plan(place: Place, by: Actor, asked: ToPlan): Outcome<PlanMade>;
  callOffPlan(community: string, by: Actor, id: string): Outcome<void>;
  startPlanned(community: string, by: Actor, id: string): Outcome<OpenedWorkshop>;
  poll(id: string): Outcome<PollState>;
  createPoll(place: Place, by: Actor, draft: PollDraft): Outcome<PollState>;
  importPoll(place: Place, by: Actor, poll: ImportedPoll): Outcome<PollState>;
  actOnPoll(id: string, by: Actor, intent: PollIntent): Outcome<PollState>;
  /** True when the person may facilitate this poll: its workshop's facilitators, or who moderates. */
  facilitatesPoll(poll: PollState, by: Actor): Promise<boolean>;
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
    lastWorkshopIn: (place) => lastWorkshopIn(house, place),
    start: (place, by, template, title) => start(house, place, by, template, title),
    act: (id, by, intent) => act(house, id, by, intent),
    plan: (place, by, asked) => planWorkshop(house, place, by, asked),
    callOffPlan: (community, by, id) => callOffPlan(house, community, by, id),
    startPlanned: (community, by, id) => startPlanned(house, community, by, id),
    poll: (id) => knownPoll(house, id),
    createPoll: (place, by, draft) => createPoll(house, place, by, draft),
    importPoll: (place, by, poll) => importPoll(house, place, by, poll),
    actOnPoll: (id, by, intent) => actOnPoll(house, id, by, intent),
    facilitatesPoll: (poll, by) => facilitatesPoll(house, poll, by),
  };
}
