import type { Locale } from '../../kernel/text.ts';

/** How people write the days of the week, Monday first, in the four languages, without accents. */
const weekdays = [
  'lundi lun monday mon lunes dilluns dl',
  'mardi mar tuesday tue tues martes dimarts dt',
  'mercredi mer merc mercr wednesday wed weds miercoles mie mier dimecres dc',
  'jeudi jeu thursday thu thur thurs jueves jue juev dijous dj',
  'vendredi ven vend friday fri viernes vie vier divendres dv',
  'samedi sam saturday sat sabado sab dissabte ds',
  'dimanche dim sunday sun domingo dom diumenge dg',
].map((names) => names.split(' '));

/** 1 for Monday, as ISO counts; undefined for what is no day of the week. */
export function weekdayOf(word: string): number | undefined {
  const at = weekdays.findIndex((names) => names.includes(word));
  return at === -1 ? undefined : at + 1;
}

/** The one day of the week that is named before the number of a day; « 4 mar » is in March. */
export function weekdayIn(text: string): number | undefined {
  const named = Array.from(text.matchAll(/(?<!\d (?:de )?)\b[a-z]+/gu), ([word]) =>
    weekdayOf(word),
  );
  return named.find((day) => day !== undefined);
}

const whole: Readonly<Record<Locale, string>> = {
  fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
  en: 'monday tuesday wednesday thursday friday saturday sunday',
  ca: 'lunes martes miercoles jueves viernes sabado domingo',
  es: 'lunes martes miercoles jueves viernes sabado domingo',
};

/** The days of the week as the library has them in a language; it speaks Spanish for Catalan. */
export const wholeWeekdays = (text: string, locale: Locale): string =>
  text.replaceAll(/(?<!\d (?:de )?)\b[a-z]+/gu, (word) => {
    const day = weekdayOf(word);
    return day === undefined ? word : (whole[locale].split(' ')[day - 1] ?? word);
  });
