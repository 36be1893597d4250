import type { Timebox } from '../domain/timebox.ts';
import type { Translator } from '../i18n/translator.ts';
import { time, type Rich } from '../i18n/rich.ts';

/** How long there is: a moment the platform counts down by itself, so no edit per second is needed. */
export function timeboxLine(timebox: Timebox | null, t: Translator): Rich | undefined {
  if (timebox === null) return undefined;
  if (timebox.pausedWith === undefined)
    return t.say('time.ends', { when: time(timebox.endsAt, 'relative') });
  return t.say('time.paused', { minutes: Math.ceil(timebox.pausedWith / 60_000) });
}
