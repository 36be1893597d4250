import type { OwnData } from '../../kernel/own-data.ts';
import { nobody } from '../../kernel/people.ts';
import type { PlansState } from './plan.ts';

declare module '../../kernel/own-data.ts' {
  interface HeldKinds {
    readonly plan: true;
  }
}

/** What is planned stays: people count on it. */
export const planOwnData: OwnData<PlansState> = {
  held: ({ plans }, person) =>
    Object.values(plans)
      .filter(({ by }) => by === person)
      .map(({ title, channel, plannedAt }) => ({
        kind: 'plan',
        at: plannedAt,
        channel,
        of: title,
        content: {},
      })),
  forget: ({ plans, stale }, person) => ({
    plans: Object.fromEntries(
      Object.entries(plans).map(([id, plan]) => [
        id,
        plan.by === person ? { ...plan, by: nobody } : plan,
      ]),
    ),
    stale,
  }),
};
