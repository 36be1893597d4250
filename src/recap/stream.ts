import type { Actor } from '../kernel/people.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { AppContext, Outcome } from '../engine/context.ts';
import type { StreamKind, Streams } from '../engine/streams/stream-kind.ts';
import { recapOwnData } from './domain/own-data.ts';
import { evolveRecap } from './domain/fold.ts';
import { keptRecap } from './domain/keeping.ts';
import { decideRecap, latestRecap } from './domain/recap.ts';
import type { RecapIntent } from './domain/intents.ts';
import {
  emptyRecap,
  recapEventSchema,
  recapStateSchema,
  type RecapEvent,
  type RecapState,
} from './domain/state.ts';

/** The recaps of one community: their stream has the community's id. */
export const recapKind: StreamKind<RecapState, RecapEvent> = {
  name: 'recap',
  version: 1,
  initial: emptyRecap,
  evolve: evolveRecap,
  kept: (state) => [keptRecap(state)],
  ownData: recapOwnData,
  events: recapEventSchema,
  state: recapStateSchema,
};

declare module '../engine/context.ts' {
  interface RoomStreams {
    readonly recaps: Streams<RecapState, RecapEvent>;
  }
}

declare module '../engine/delivery/subject.ts' {
  interface SubjectKinds {
    /** One recap: pending or posted. */
    readonly recap: { readonly community: string; readonly week: string };
    /** When a community's next recap is due. */
    readonly recapSchedule: { readonly community: string };
  }
}

export function readRecap({ streams }: AppContext, community: string): Outcome<RecapState> {
  return streams.recaps.read(community);
}

/** Decides on a person's request; `channel` is where they make it, if known. */
export async function changeRecap(
  app: AppContext,
  community: string,
  by: Actor,
  intent: RecapIntent,
  channel?: string,
): Outcome<RecapState> {
  const { tools } = app;
  const where = channel === undefined ? {} : { channel };
  const context = { now: tools.clock(), by, isTimezone: tools.isTimezone, ...where };
  const decide = (recap: Readonly<RecapState>) => decideRecap(recap, intent, context);
  const done = await updateRecap(app, community, by, decide);
  if (!done.ok) return done;
  const { state } = done.value;
  const week = (intent.type === 'answer' ? latestRecap(state) : state.pending)?.week;
  if (week !== undefined) tools.changed({ kind: 'recap', community, week });
  if (intent.type !== 'answer') tools.changed({ kind: 'recapSchedule', community });
  return ok(state);
}

/**
 * Decides on a community's recap and records it. A problem that appears or disappears is shown on
 * the facilitators' cards of its open workshops.
 */
export async function updateRecap<E>(
  app: AppContext,
  community: string,
  by: Pick<Actor, 'id' | 'request'> | null,
  decide: (recap: Readonly<RecapState>) => Result<RecapEvent[], E>,
) {
  let problem: RecapState['problem'] = null;
  const deciding = (recap: Readonly<RecapState>) => {
    ({ problem } = recap);
    return decide(recap);
  };
  const { id = null, request } = by ?? {};
  const done = await app.streams.recaps.update(community, id, deciding, request);
  if (done.ok && done.value.state.problem !== problem) await tellFacilitators(app, community);
  return done;
}

/** While the store cannot list them, nothing is updated: each card is looked at again at start. */
async function tellFacilitators({ tools, streams }: AppContext, community: string): Promise<void> {
  const found = await streams.communities.read(community);
  if (!found.ok) return;
  for (const id of Object.values(found.value.workshops)) tools.changed({ kind: 'workshop', id });
}
