import { z } from 'zod';
import { err, ok, type Result } from '../../kernel/result.ts';

/**
 * Times are in milliseconds since 1970; a paused timebox keeps what was left in `pausedWith`.
 * `since` is when it was last extended or resumed: anything due before that belongs to the previous
 * schedule. `pastHalf` is set when minutes were added after half-time.
 */
export const timeboxState = z.object({
  minutes: z.number(),
  endsAt: z.number(),
  pausedWith: z.number().optional(),
  since: z.number().optional(),
  pastHalf: z.boolean().optional(),
});
export type Timebox = z.infer<typeof timeboxState>;

export const timeboxEvents = [
  z.object({ type: z.literal('timebox.started'), minutes: z.number(), endsAt: z.number() }),
  z.object({
    type: z.literal('timebox.extended'),
    minutes: z.number(),
    endsAt: z.number(),
    at: z.number().optional(),
  }),
  z.object({ type: z.literal('timebox.paused'), left: z.number() }),
  z.object({ type: z.literal('timebox.resumed'), endsAt: z.number() }),
  z.object({ type: z.literal('timebox.cleared') }),
] as const;
export type TimeboxEvent = z.infer<(typeof timeboxEvents)[number]>;

export type TimeboxError =
  | { readonly kind: 'noTimebox' }
  | { readonly kind: 'alreadyPaused' }
  | { readonly kind: 'notPaused' }
  | { readonly kind: 'minutesOutOfRange'; readonly max: number };

export const maxExtension = 180;
const minute = 60_000;

export function foldTimebox(state: Timebox | null, event: TimeboxEvent): Timebox | null {
  switch (event.type) {
    case 'timebox.started':
      return { minutes: event.minutes, endsAt: event.endsAt };
    case 'timebox.cleared':
      return null;
    case 'timebox.extended':
      return extended(state, event);
    case 'timebox.paused':
      return state === null ? null : { ...state, pausedWith: event.left };
    case 'timebox.resumed':
      return state === null ? null : resumed(state, event.endsAt);
  }
}

function extended(
  state: Timebox | null,
  event: Extract<TimeboxEvent, { type: 'timebox.extended' }>,
): Timebox {
  if (state === null) return { minutes: event.minutes, endsAt: event.endsAt };
  const { pausedWith } = state;
  const minutes = state.minutes + event.minutes;
  const pastHalf = isPastHalf(state, event.at) ? { pastHalf: true } : {};
  if (pausedWith !== undefined)
    return { ...state, minutes, pausedWith: pausedWith + event.minutes * minute, ...pastHalf };
  const since = event.at === undefined ? {} : { since: event.at };
  return { minutes, endsAt: event.endsAt, ...since, ...pastHalf };
}

function isPastHalf({ minutes, endsAt, pausedWith, pastHalf }: Timebox, at?: number): boolean {
  const left = pausedWith ?? (at === undefined ? undefined : endsAt - at);
  return pastHalf === true || (left !== undefined && left <= (minutes * minute) / 2);
}

function resumed({ pausedWith: left = 0, ...state }: Timebox, endsAt: number): Timebox {
  return { ...state, endsAt, since: endsAt - left };
}

/** When time ran out, if it did; never while it is paused with some left. */
export function ranOutAt({ endsAt, pausedWith }: Timebox, now: number): number | undefined {
  const left = pausedWith ?? endsAt - now;
  return left > 0 ? undefined : endsAt;
}

export function startTimebox(minutes: number, now: number): TimeboxEvent {
  return { type: 'timebox.started', minutes, endsAt: now + minutes * minute };
}

/**
 * Adds minutes, 1 to 180. If time has run out, counts from now, not from its past end. A step
 * without a timebox gets one: durations are optional, and a facilitator may want one after all.
 */
export function decideExtend(
  state: Timebox | null,
  minutes: number,
  now: number,
): Result<TimeboxEvent[], TimeboxError> {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > maxExtension)
    return err({ kind: 'minutesOutOfRange', max: maxExtension });
  const endsAt = Math.max(state?.endsAt ?? now, now) + minutes * minute;
  return ok([{ type: 'timebox.extended', minutes, endsAt, at: now }]);
}

export function decidePause(
  state: Timebox | null,
  now: number,
): Result<TimeboxEvent[], TimeboxError> {
  if (state === null) return err({ kind: 'noTimebox' });
  if (state.pausedWith !== undefined) return err({ kind: 'alreadyPaused' });
  return ok([{ type: 'timebox.paused', left: Math.max(0, state.endsAt - now) }]);
}

export function decideResume(
  state: Timebox | null,
  now: number,
): Result<TimeboxEvent[], TimeboxError> {
  if (state === null) return err({ kind: 'noTimebox' });
  if (state.pausedWith === undefined) return err({ kind: 'notPaused' });
  return ok([{ type: 'timebox.resumed', endsAt: now + state.pausedWith }]);
}
