import type { Locale } from '../kernel/text.ts';

/**
 * A moment in words, for places where the platform cannot show it in the reader's own time zone,
 * such as suggestions: « mardi 8 décembre, 18 h ». Formatted for Canadian French or English.
 */
export function momentLabel(at: number, zone: string, locale: Locale): string {
  const set = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(`${locale}-CA`, { timeZone: zone, ...options }).format(at);
  const day = set({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return `${day}, ${set({ hour: 'numeric', minute: '2-digit' })}`;
}

/** A time of day given as `09:30`: « 9 h 30 », “9:30 a.m.”. */
export function hourLabel(hour: string, locale: Locale): string {
  return new Intl.DateTimeFormat(`${locale}-CA`, {
    timeZone: 'UTC',
    hour: 'numeric',
    minute: '2-digit',
  }).format(Date.parse(`1970-01-01T${hour}Z`));
}
