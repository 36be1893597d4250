import { entryOf } from '../kernel/dictionary.ts';
import { err, ok } from '../kernel/result.ts';
import { Admitted } from '../engine/requests/admission.ts';
import type { Opener } from '../engine/requests/door.ts';
import { actorIn, sees } from '../engine/requests/rights.ts';
import type { Plan } from './domain/plan.ts';
import { readPlans } from './stream.ts';

declare module '../engine/requests/admission.ts' {
  interface Subjects {
    readonly plan: { readonly plan: Plan };
  }
}

declare module '../engine/requests/door.ts' {
  interface Names {
    readonly plan: string;
  }
}

export const openPlan: Opener<'plan'> = async (visit, { plan: id = '' }) => {
  const found = await readPlans(visit.app, visit.place.community);
  if (!found.ok) return found;
  const plan = entryOf(found.value, id);
  if (plan === undefined || !sees(visit, plan.channel)) return err({ kind: 'planUnknown' });
  const by = actorIn(visit, plan.channel);
  return ok(Admitted.admit({ plan }, { visit, by, standing: { starter: () => by.moderates } }));
};
