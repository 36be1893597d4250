import type { Temporal } from 'temporal-polyfill';
import { weekdayOf } from './day-names.ts';

type Date = Temporal.PlainDate;

/** In days: a weekday and a number that come together later than that were a mistake. */
const farthest = 62;

const comingDays = (today: Date): readonly Date[] =>
  Array.from({ length: farthest }, (_, days) => today.add({ days }));

const withWeekday =
  /^(?<day>[a-z]{2,9})\.?,? (?:le |el |the |dia |el dia )?(?<number>\d{1,2})(?:er|st|nd|rd|th)?$/u;

/** « dimanche 29 », “Sunday 29th”, «diumenge 29», without a month: the next day that is both. */
export function dayAndNumber(text: string, today: Date): Date | undefined {
  const { day = '', number } = withWeekday.exec(text)?.groups ?? {};
  const weekday = weekdayOf(day);
  return number === undefined || weekday === undefined
    ? undefined
    : comingDays(today).find((each) => each.day === Number(number) && each.dayOfWeek === weekday);
}

/** « Le 4 », “the 4th”, «el dia 4», also of the month that comes. */
const ofMonth =
  /^(?:(?:(?:le|el|the|on the|el dia|dia|au|al) |l')(?<number>\d{1,2})(?:er|st|nd|rd|th)?|(?<ranked>\d{1,2})(?:st|nd|rd|th))(?<next> (?:du mois prochain|of next month|del mes (?:que viene|que ve|vinent|proximo)|del proximo mes|del proper mes))?$/u;

/** The day of that number that comes, from today on; in the next month if that was said. */
export function dayOfMonth(text: string, today: Date): Date | undefined {
  const { number, ranked, next } = ofMonth.exec(text)?.groups ?? {};
  const day = Number(number ?? ranked ?? 0);
  const month = today.add({ months: 1 }).month;
  return comingDays(today).find(
    (each) => each.day === day && (next === undefined || each.month === month),
  );
}
