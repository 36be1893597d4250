import { z } from 'zod';
import { err, ok, type Result } from './result.ts';

/** Times are milliseconds since 1970; a paused timebox keeps what was left instead of an end. */
export const timeboxState = z.object({
  minutes: z.number(),
  endsAt: z.number(),
  pausedWith: z.number().optional(),
});
export type Timebox = z.infer<typeof timeboxState>;

export const timeboxEvents = [
  z.object({ type: z.literal('timebox.started'), minutes: z.number(), endsAt: z.number() }),
  z.object({ type: z.literal('timebox.extended'), minutes: z.number(), endsAt: z.number() }),
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
      return state === null ? null : { minutes: state.minutes, endsAt: event.endsAt };
  }
}

function extended(
  state: Timebox | null,
  event: Extract<TimeboxEvent, { type: 'timebox.extended' }>,
): Timebox {
  const minutes = (state?.minutes ?? 0) + event.minutes;
  if (state?.pausedWith === undefined) return { minutes, endsAt: event.endsAt };
  return { minutes, endsAt: state.endsAt, pausedWith: state.pausedWith + event.minutes * minute };
}

export function startTimebox(minutes: number, now: number): TimeboxEvent {
  return { type: 'timebox.started', minutes, endsAt: now + minutes * minute };
}

/**
 * Adds minutes, 1 to 180. Time that ran out is extended from now, not from its past end; a step
 * without a timebox gets one, because a duration is optional and a facilitator may want one after all.
 */
export function decideExtend(
  state: Timebox | null,
  minutes: number,
  now: number,
): Result<TimeboxEvent[], TimeboxError> {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > maxExtension)
    return err({ kind: 'minutesOutOfRange', max: maxExtension });
  const endsAt = Math.max(state?.endsAt ?? now, now) + minutes * minute;
  return ok([{ type: 'timebox.extended', minutes, endsAt }]);
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
