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
  return format.format(Math.round(distance / size), unit);
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
  return new Intl.DateTimeFormat(locale, styles[style] ?? styles['f']).format(at);
}
