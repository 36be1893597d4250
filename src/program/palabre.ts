import type { CommunityIntent, CommunityState } from '../community/domain/community.ts';
import type { Actor } from '../kernel/people.ts';
import type { PollIntent } from '../poll/domain/poll.ts';
import type { PollDraft, PollState } from '../poll/domain/state.ts';
import type { Template } from '../template/domain/template.ts';
import type { WorkshopIntent } from '../workshop/domain/workshop.ts';
import type { OpenedWorkshop } from '../workshop/domain/state.ts';
import {
  changeCommunity,
  openedWorkshop,
  type Defaults,
  type House,
  type Outcome,
  type PalabreTools,
  type Place,
  type Streamed,
} from '../engine/context.ts';
import { createPollIn, knownPoll, updatePoll } from '../poll/cases.ts';
import { communityKind, pollKind, workshopKind } from './stream-kinds.ts';
import { openStreams } from '../engine/streams/streams.ts';
import { actOn, startWorkshop, workshopIn, type Acted } from '../workshop/cases.ts';

/** The program's own way in, for what no person asks. People come by the door (`door.ts`). */
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
  createPoll(place: Place, by: Actor, draft: PollDraft): Outcome<PollState>;
  actOnPoll(id: string, by: Actor, intent: PollIntent): Outcome<PollState>;
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
    start: (place, by, template, title) => startWorkshop(house, place, by, template, title),
    act: (id, by, intent) => actOn(house, id, by, intent),
    poll: (id) => knownPoll(house, id),
    createPoll: (place, by, draft) => createPollIn(house, place, by, draft),
    actOnPoll: (id, by, intent) => updatePoll(house, id, by, by.moderates, intent),
  };
}
