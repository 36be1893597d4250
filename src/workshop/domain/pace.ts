import { currentIndex } from '../../agenda/domain/agenda.ts';
import type { Timebox } from '../../agenda/domain/timebox.ts';
import { minutesOf, plannedMinutes } from '../../template/domain/duration.ts';
import type { OpenedWorkshop } from './state.ts';

const minute = 60_000;
/** Nobody plans to the minute, and a card that said so would change every minute. */
const grain = 5 * minute;
/** Later than this, it is no longer held against the plan. */
const mostLate = 120 * minute;

/** Where a workshop is against its plan; all in milliseconds. */
export interface Pace {
  /** When it will end if the coming steps take what was planned, to five minutes. */
  readonly endsAt: number;
  /** How late it is on its plan, to five minutes; negative if it is ahead. */
  readonly late: number;
}

/** Undefined once the plan says nothing any more: after the end, or two hours late. */
export function paceOf(workshop: OpenedWorkshop, now: number): Pace | undefined {
  const delay = delayOf(workshop, now);
  if (delay === undefined) return undefined;
  const late = toGrain(delay);
  const { at, template } = workshop.opening;
  return { late, endsAt: toGrain(at + minutesOf(template) * minute) + late };
}

/** When the pace changes by itself, in milliseconds since 1970. */
export function nextPaceMoment(workshop: OpenedWorkshop, now: number): number | undefined {
  const delay = delayOf(workshop, now);
  if (delay === undefined) return undefined;
  const next = toGrain(delay) + grain / 2;
  const { standing, due } = stepTimes(workshop, now);
  return standing === undefined ? now + (next - delay) : due + next;
}

const toGrain = (ms: number): number => Math.round(ms / grain) * grain;

function delayOf(workshop: OpenedWorkshop, now: number): number | undefined {
  if (workshop.closedAt !== null) return undefined;
  const { endsAt, due } = stepTimes(workshop, now);
  const delay = endsAt - due;
  return delay > mostLate ? undefined : delay;
}

interface StepTimes {
  /** When the plan had it end. */
  readonly due: number;
  /** When it is expected to end; never in the past. */
  readonly endsAt: number;
  /** The same as long as time has not caught up with it; undefined if it moves along with time. */
  readonly standing: number | undefined;
}

function stepTimes({ opening, agenda, timebox }: OpenedWorkshop, now: number): StepTimes {
  const { steps } = opening.template;
  const index = currentIndex(opening.template, agenda);
  const due = opening.at + minutesOf({ steps: steps.slice(0, index + 1) }) * minute;
  const planned = plannedMinutes(steps[index] ?? {}) * minute;
  const standing = expectedEnd(timebox, agenda.since, planned);
  const left = timebox?.pausedWith ?? (standing === undefined ? planned : 0);
  return { due, endsAt: Math.max(now + left, standing ?? 0), standing };
}

function expectedEnd(
  timebox: Timebox | null,
  since: number | undefined,
  planned: number,
): number | undefined {
  if (timebox !== null) return timebox.pausedWith === undefined ? timebox.endsAt : undefined;
  return since === undefined ? undefined : since + planned;
}
