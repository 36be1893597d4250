import type { Timebox } from '../domain/timebox.ts';
import type { Translator } from '../../i18n/translator.ts';
import { time, type Inline, type Rich } from '../../kernel/rich.ts';

/** A moment as a countdown, which the platform keeps up to date, and as a time of day. */
export function hourOf(at: number, t: Translator): { when: Inline; clock: Inline } {
  return { when: time(at, 'relative', t), clock: time(at, 'clock', t) };
}

/** Time left: the platform counts down by itself, so no edits are needed. */
export function timeboxLine(timebox: Timebox | null, t: Translator): Rich | undefined {
  if (timebox === null) return undefined;
  if (timebox.pausedWith === undefined)
    return t.say('time.ends', { when: time(timebox.endsAt, 'relative', t) });
  return t.say('time.paused', { minutes: Math.ceil(timebox.pausedWith / 60_000) });
}
