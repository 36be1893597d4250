import type { CommunityIntent, CommunityState } from '../community/domain/community.ts';
import type { Actor } from '../kernel/people.ts';
import type { PollIntent } from '../poll/domain/poll.ts';
import type { PollDraft, PollState } from '../poll/domain/state.ts';
import type { Template } from '../template/domain/template.ts';
import type { WorkshopIntent } from '../workshop/domain/workshop.ts';
import type { OpenedWorkshop } from '../workshop/domain/state.ts';
import type {
  AppContext,
  AppTools,
  Defaults,
  Outcome,
  Place,
  RoomStreams,
} from '../engine/context.ts';
import { changeCommunity, communityKind } from '../community/stream.ts';
import { planKind } from '../plan/stream.ts';
import { recapKind } from '../recap/stream.ts';
import { openedWorkshop, workshopKind } from '../workshop/stream.ts';
import { pollKind } from '../poll/stream.ts';
import { createPollIn, knownPoll, updatePoll } from '../poll/cases.ts';
import { openStreams } from '../engine/streams/streams.ts';
import { actOn, startWorkshop, workshopIn, type Acted } from '../workshop/cases.ts';

/** The program's own way in, for what no person asks. People come by the door (`door.ts`). */
export interface Palabre {
  readonly app: AppContext;
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

export function createPalabre(tools: AppTools): Palabre {
  const { templates, defaults } = tools;
  const streams: RoomStreams = {
    communities: openStreams(communityKind, tools),
    workshops: openStreams(workshopKind, tools),
    polls: openStreams(pollKind, tools),
    plans: openStreams(planKind, tools),
    recaps: openStreams(recapKind, tools),
  };
  const app: AppContext = { tools, streams };
  return {
    app,
    templates,
    defaults,
    community: (id) => streams.communities.read(id),
    changeCommunity: (id, by, intent) => changeCommunity(app, id, by, intent),
    workshop: (id) => openedWorkshop(app, id),
    workshopIn: (place) => workshopIn(app, place),
    start: (place, by, template, title) => startWorkshop(app, place, by, template, title),
    act: (id, by, intent) => actOn(app, id, by, intent),
    poll: (id) => knownPoll(app, id),
    createPoll: (place, by, draft) => createPollIn(app, place, by, draft),
    actOnPoll: (id, by, intent) => updatePoll(app, id, by, by.moderates, intent),
  };
}
