import { z } from 'zod';
import { recordedZone } from '../../kernel/hours/zone.ts';
import { personId } from '../../kernel/people.ts';
import { deliveryProblem } from '../../kernel/delivery-problem.ts';
import { placementEvents, placementState } from '../../kernel/placement.ts';
import { localeSchema } from '../../kernel/text.ts';
import {
  invitation,
  isoWeek,
  outlineSchema,
  type Invitation,
  type RecapOutline,
} from './outline.ts';

/** In the order of an ISO week. */
export const recapDays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const where = z.object({ channel: z.string(), locale: localeSchema });

/** `time` is a time of day in `timezone`: `09:30`. */
const schedule = where.extend({
  day: z.enum(recapDays),
  time: z.string().regex(/^\d{2}:\d{2}$/u),
  timezone: recordedZone,
  /** True if an empty week gets one kind line. */
  whenEmpty: z.enum(['line', 'silence']),
});
export type RecapSchedule = z.infer<typeof schedule>;

const scheduled = schedule.extend({
  by: personId,
  /** Moments up to this one do not belong to it, in milliseconds since 1970. */
  since: z.number(),
});

const asked = where.extend({ week: isoWeek, at: z.number(), by: personId });

/** A recap that is being posted: its content is chosen once, so that it is the same after a restart. */
const begun = where.extend({
  week: isoWeek,
  due: z.number(),
  /** The number of the schedule or the request that it is sent for. */
  generation: z.int(),
  outline: outlineSchema,
});

const pending = begun.extend({ placement: placementState });
export type PendingRecap = z.infer<typeof pending>;

/** A posted one; its placement is empty once somebody deleted its message. */
const recap = pending.omit({ generation: true }).extend({ at: z.number() });
export type Recap = z.infer<typeof recap>;

/** The key of its message. */
export const recapKey = 'recap';

const answer = z.object({
  week: isoWeek,
  invitation,
  person: personId,
  name: z.string(),
  anonymous: z.boolean(),
  text: z.string(),
  at: z.number(),
  /** Where its author read the invitation; absent if an earlier version wrote it. */
  channel: z.string().optional(),
});
export type RecapAnswer = z.infer<typeof answer>;

const skipped = z.object({
  week: isoWeek,
  due: z.number(),
  /** Palabre was not running, or could not post. */
  reason: z.enum(['away', 'failed']),
  /** It may be in a place that Palabre can no longer read: its week gets no other. */
  inDoubt: z.boolean().optional(),
});

/** What keeps a recap from being posted, and since when, in milliseconds since 1970. */
const problem = z.object({
  week: isoWeek,
  at: z.number(),
  what: deliveryProblem,
  /** Nothing more is sent until a recap is scheduled or requested again. */
  stopped: z.literal(true).optional(),
});
export type RecapProblem = z.infer<typeof problem>;

/** The state of a community's recaps: when they are sent, what they showed, what was answered. */
export const recapStateSchema = z.object({
  schedule: scheduled.extend({ generation: z.int() }).nullable(),
  asked: asked.extend({ generation: z.int() }).nullable(),
  pending: pending.nullable(),
  /** Counts schedules and requests, so that it is known whether a pending recap is still wanted. */
  generation: z.int(),
  /**
   * The last ISO week whose recap was posted, may have been posted, or had nothing to show; empty at
   * first.
   */
  done: z.string(),
  skipped: skipped.nullable(),
  problem: problem.nullable(),
  /** The latest ones, oldest first. */
  recaps: z.array(recap),
  answers: z.array(answer),
  /**
   * The workshops that a recap left out, since not all its readers may read them, with the channel
   * of the recap.
   */
  leftOut: z.record(z.string(), z.string()),
  /**
   * Since when the records contain people's words or names, in milliseconds since 1970; null if they
   * contain none.
   */
  wordsSince: z.number().nullable(),
});
export type RecapState = z.infer<typeof recapStateSchema>;

export const recapEventSchema = z.discriminatedUnion('type', [
  /** The first event of a rewritten stream: all that it held then. */
  z.object({ type: z.literal('recap.kept'), state: recapStateSchema }),
  scheduled.extend({ type: z.literal('recap.scheduled') }),
  z.object({ type: z.literal('recap.stopped') }),
  asked.extend({ type: z.literal('recap.asked') }),
  begun.extend({ type: z.literal('recap.begun') }),
  z.object({ type: z.literal('recap.posted'), week: isoWeek, at: z.number() }),
  /** The fate of its message. */
  z.object({
    type: z.literal('recap.shown'),
    week: isoWeek,
    what: z.discriminatedUnion('type', placementEvents),
  }),
  /** There was nothing to show, and silence was wanted. */
  z.object({ type: z.literal('recap.silent'), week: isoWeek }),
  skipped.extend({ type: z.literal('recap.skipped') }),
  /** Its schedule changed before it was posted. */
  z.object({ type: z.literal('recap.dropped'), week: isoWeek }),
  problem.extend({ type: z.literal('recap.failed') }),
  answer.extend({ type: z.literal('recap.answered') }),
  /** Removes the recaps posted and the answers given up to then. */
  z.object({ type: z.literal('recap.forgotten'), until: z.number() }),
  z.object({
    type: z.literal('recap.answerWithdrawn'),
    week: isoWeek,
    invitation,
    person: personId,
  }),
  z.object({ type: z.literal('recap.leftOut'), workshop: z.string(), channel: z.string() }),
  /** A workshop was erased: whether it was left out is forgotten. */
  z.object({ type: z.literal('recap.workshopForgotten'), workshop: z.string() }),
]);
export type RecapEvent = z.infer<typeof recapEventSchema>;

/** This many recaps are still updated when people withdraw their words. */
export const recapsKept = 8;

export const emptyRecap = (): RecapState => ({
  schedule: null,
  asked: null,
  pending: null,
  generation: 0,
  done: '',
  skipped: null,
  problem: null,
  recaps: [],
  answers: [],
  leftOut: {},
  wordsSince: null,
});

/** What the next recap is sent for: a request comes before the schedule. */
export function wanted({ asked, schedule }: RecapState) {
  return asked ?? schedule ?? undefined;
}

/** A newer schedule or request has a recap of its own. */
export const isWanted = (
  state: RecapState,
  { generation }: Pick<PendingRecap, 'generation'>,
): boolean => wanted(state)?.generation === generation;

export function recapOf({ recaps }: Pick<RecapState, 'recaps'>, week: string): Recap | undefined {
  return recaps.find((each) => each.week === week);
}

export function answersTo(
  { answers }: RecapState,
  week: string,
  invitation: Invitation,
): RecapAnswer[] {
  return answers.filter((each) => each.week === week && each.invitation === invitation);
}

type Echo = RecapOutline['echoes'][number];

/** The answer that a recap quotes, unless its author withdrew it. */
export function echoOf(
  answers: readonly RecapAnswer[],
  { week, invitation, person }: Echo,
): RecapAnswer | undefined {
  return answers.find(
    (each) => each.week === week && each.invitation === invitation && each.person === person,
  );
}
