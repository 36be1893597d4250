import { z } from 'zod';
import { obstacles } from './obstacle.ts';

/** What prevents Palabre from posting in a channel, for the facilitators to fix. */
export const deliveryProblem = z
  .object({
    channel: z.string(),
    permission: z.string().optional(),
    /** Set where no right is missing: something has not answered for a while. */
    unresponsive: z.literal(true).optional(),
    /** Set where `channel` is a thread that somebody locked. */
    locked: z.literal(true).optional(),
    /** Set if the channel no longer exists. */
    gone: z.literal(true).optional(),
    /** Set where the platform refuses although no right is missing; `code` is its own number for it. */
    obstacle: z.enum(obstacles).optional(),
    code: z.int().optional(),
  })
  .readonly();
export type DeliveryProblem = z.infer<typeof deliveryProblem>;

/** One missing right may hold back many posts, yet is one problem. */
export const isSameProblem = (a: DeliveryProblem, b: DeliveryProblem): boolean =>
  problemKey(a) === problemKey(b);

export const distinctProblems = (problems: readonly DeliveryProblem[]): DeliveryProblem[] => [
  ...new Map(problems.map((each) => [problemKey(each), each])).values(),
];

export const problemKey = (each: DeliveryProblem): string =>
  JSON.stringify([
    each.channel,
    each.permission,
    each.unresponsive,
    each.locked,
    each.gone,
    each.obstacle,
    each.code,
  ]);
