import { Temporal } from 'temporal-polyfill';
import type { Locale } from '../../kernel/text.ts';
import { nearDay } from './day-words.ts';
import { weekdayOf } from './day-names.ts';

type Date = Temporal.PlainDate;

/** The next day of that name, never today. */
export const comingDay = (weekday: number, today: Date): Date =>
  today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 });

/** « Mardi en huit », “Tuesday week”, “two weeks from Friday”; numbers are in figures. */
const later: readonly RegExp[] = [
  /^(?:de )?(?<day>[a-z']+) en (?<days>8|15)(?: jours)?$/u,
  /^(?<day>[a-z]+) (?<week>week|fortnight)$/u,
  /^(?:in )?(?:an?|1|the) (?<week>week|fortnight) (?:from|after|on) (?<day>[a-z]+)$/u,
  /^(?:in )?(?<weeks>2|3) weeks from (?<day>[a-z]+)$/u,
];

/** Days that are a week or two after the one that comes; of today's name, both weeks may be meant. */
export function weeksAfter(text: string, today: Date): readonly Date[] {
  const said = later.map((pattern) => pattern.exec(text)?.groups).find(Boolean);
  if (said === undefined) return [];
  const { day = '', days, week, weeks } = said;
  const more =
    weeks === undefined ? (days === '15' || week === 'fortnight' ? 14 : 7) : 7 * Number(weeks);
  const near = nearDay(day);
  if (near !== undefined) return [today.add({ days: near + more })];
  const weekday = weekdayOf(day);
  if (weekday === undefined) return [];
  const after = comingDay(weekday, today).add({ days: more });
  return weekday === today.dayOfWeek ? [after.subtract({ days: 7 }), after] : [after];
}

const nextWeek =
  /\b(?:(?:de |of )?(?:la |the )?(?:semaine prochaine|prochaine semaine|next week|semana que viene|semana que entra|semana proxima|proxima semana|setmana que ve|setmana vinent|setmana propera|setmana entrant|propera setmana))\b/u;
const thisWeek = /\b(?:de )?(?:cette semaine|this week|esta semana|aquesta setmana)\b/u;

/** « Mardi de la semaine prochaine », “this week Friday”: one day of the week, in a week that is named. */
export function dayOfWeek(text: string, locale: Locale, today: Date): readonly Date[] {
  const week = nextWeek.test(text) ? nextWeek : thisWeek;
  if (!week.test(text)) return [];
  const words = text
    .replace(week, ' ')
    .split(' ')
    .filter((word) => !small.has(word));
  const weekday = weekdayOf(words[0] ?? '');
  if (weekday === undefined || words.length !== 1) return [];
  const inWeek = (monday: Date) => monday.add({ days: weekday - 1 });
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  if (week === thisWeek)
    return [inWeek(monday)].filter((date) => Temporal.PlainDate.compare(date, today) >= 0);
  const next = inWeek(monday.add({ days: 7 }));
  return [next, ...onSundays(next, weekday, locale, today)];
}

const small = new Set(['', 'le', 'el', 'la', 'on', 'de', 'the', 'a']);

/** In Canada calendars begin the week on Sunday, and many count so: then a Sunday is in two weeks. */
function onSundays(next: Date, weekday: number, locale: Locale, today: Date): readonly Date[] {
  if (locale === 'ca' || locale === 'es') return [];
  if (today.dayOfWeek === 7 && weekday !== 7) return [next.add({ days: 7 })];
  return weekday === 7 && today.dayOfWeek !== 7 ? [next.subtract({ days: 7 })] : [];
}
