import type { Locale } from '../kernel/text.ts';
import { dated } from './dates.ts';

/**
 * A moment in words, for places where the platform cannot show it in the reader's own time zone,
 * such as suggestions: « mardi 8 décembre 2026, 18 h ».
 */
export function momentLabel(at: number, timeZone: string, locale: Locale): string {
  const day = dated(at, locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return `${day}, ${dated(at, locale, { timeZone, hour: 'numeric', minute: '2-digit' })}`;
}

/** A time of day given as `09:30`: « 9 h 30 », “9:30 a.m.”. */
export function hourLabel(hour: string, locale: Locale): string {
  const at = Date.parse(`1970-01-01T${hour}Z`);
  return dated(at, locale, { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' });
}
