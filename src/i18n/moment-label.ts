import type { Locale } from '../domain/text.ts';

/**
 * A moment in words, for the places where the platform cannot show it in the reader's own zone, such
 * as a list of suggestions: « mardi 8 décembre, 18 h ». The community's languages are Canadian.
 */
export function momentLabel(at: number, zone: string, locale: Locale): string {
  const set = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(`${locale}-CA`, { timeZone: zone, ...options }).format(at);
  const day = set({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return `${day}, ${set({ hour: 'numeric', minute: '2-digit' })}`;
}
