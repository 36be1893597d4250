import { setFrenchDate } from '../../../../kernel/typography.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** From largest to smallest; a unit is used from the distance at which it counts one. */
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['day', day],
  ['hour', hour],
  ['minute', minute],
  ['second', second],
];

/** « dans 20 minutes »; `at` and `now` in milliseconds since 1970. */
export function relative(at: number, now: number, locale: string): string {
  const distance = at - now;
  const [unit, size] = units.find(([, each]) => Math.abs(distance) >= each) ?? ['second', second];
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  return unbroken(format.format(Math.round(distance / size), unit));
}

const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  day: { dateStyle: 'full' },
};

/** Discord's `<t:…:style>`, or a whole day; the default style is `f`. */
export function moment(at: number, now: number, style: string, locale: string): string {
  if (style === 'R') return relative(at, now, locale);
  return dated(at, styles[style] ?? styles['f'] ?? {}, locale);
}

/** As people write it: ICU’s French has « 09 h 00 » and « 1 décembre ». */
export function dated(at: number, style: Intl.DateTimeFormatOptions, locale: string): string {
  const written = new Intl.DateTimeFormat(locale, style).format(at);
  return unbroken(locale.startsWith('fr') ? setFrenchDate(written) : written);
}

/** It stands on a ground of its own, which a line’s end would cut in two. */
const unbroken = (written: string): string =>
  written.length > longest ? written : written.replaceAll(' ', '\u00A0');
const longest = 24;
