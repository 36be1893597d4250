import { planOwnData } from './domain/own-data.ts';
import type { Actor } from '../kernel/people.ts';
import { ok } from '../kernel/result.ts';
import type { AppContext, Outcome } from '../engine/context.ts';
import type { StreamKind, Streams } from '../engine/streams/stream-kind.ts';
import {
  decidePlan,
  evolvePlans,
  keptPlans,
  noPlans,
  planEventSchema,
  plansSchema,
  type PlanEvent,
  type PlanIntent,
  type Plans,
  type PlansState,
} from './domain/plan.ts';

/** All the plans of one community: their stream has the community's id. */
export const planKind: StreamKind<PlansState, PlanEvent> = {
  name: 'plan',
  version: 1,
  initial: noPlans,
  evolve: evolvePlans,
  kept: (state) => [keptPlans(state)],
  ownData: planOwnData,
  events: planEventSchema,
  state: plansSchema,
};

declare module '../engine/context.ts' {
  interface RoomStreams {
    readonly plans: Streams<PlansState, PlanEvent>;
  }
}

declare module '../engine/delivery/subject.ts' {
  interface SubjectKinds {
    readonly plan: { readonly community: string; readonly id: string };
  }
}

export async function readPlans({ streams }: AppContext, community: string): Outcome<Plans> {
  const found = await streams.plans.read(community);
  return found.ok ? ok(found.value.plans) : found;
}

/** Decides, records, and returns all the plans of the community afterwards. */
export async function changePlans(
  { streams }: AppContext,
  community: string,
  by: Actor,
  intent: PlanIntent,
): Outcome<Plans> {
  const decide = ({ plans }: Readonly<PlansState>) => decidePlan(plans, intent, by);
  const done = await streams.plans.update(community, by.id, decide, by.request);
  return done.ok ? ok(done.value.state.plans) : done;
}
