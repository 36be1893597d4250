import type { Locale } from '../kernel/text.ts';
import { setFrenchDate } from '../kernel/typography.ts';

/** The regional form of each language, as Palabre’s first people write it. */
export const regions: Readonly<Record<Locale, string>> = {
  fr: 'fr-CA',
  en: 'en-CA',
  ca: 'ca-ES',
  es: 'es-ES',
};

/**
 * A moment as people of this language write it, in a time zone. French gets what ICU’s data lacks:
 * « 18 h » on the hour, « 1er décembre », and spaces that don’t break.
 */
export function dated(at: number, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const written = new Intl.DateTimeFormat(regions[locale], options).format(at);
  return locale === 'fr' ? setFrenchDate(written) : written;
}

/** What people call a time zone: « heure de l’Est », “Eastern Time”; its id where they call it nothing. */
export function zoneName(timeZone: string, at: number, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(regions[locale], {
    timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
