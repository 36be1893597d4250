import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { dayAndNumber, dayOfMonth } from '../../../src/i18n/moments/day-of-month.ts';
import { weekdayIn, wholeWeekdays } from '../../../src/i18n/moments/day-names.ts';
import { knownWords, nearDay, nextSaid } from '../../../src/i18n/moments/day-words.ts';
import { minutesLater } from '../../../src/i18n/moments/durations.ts';
import { otherOrder } from '../../../src/i18n/moments/figures.ts';
import { folded } from '../../../src/i18n/moments/folded.ts';
import { inFigures } from '../../../src/i18n/moments/number-words.ts';
import { partSaid } from '../../../src/i18n/moments/parts-of-day.ts';
import { spelledRight } from '../../../src/i18n/moments/spelling.ts';
import { bareHour, timeSaid } from '../../../src/i18n/moments/time-of-day.ts';
import { understand } from '../../../src/i18n/moments/understand.ts';
import { dayOfWeek, weeksAfter } from '../../../src/i18n/moments/weeks.ts';
import { zonesSaid } from '../../../src/i18n/moments/zone-said.ts';
import { locales } from '../../../src/kernel/text.ts';

const today = Temporal.PlainDate.from('2026-11-25');
const inEach = (read: (locale: (typeof locales)[number]) => unknown) => locales.map(read);

const rules: Readonly<Record<string, (text: string) => unknown>> = {
  folded,
  inFigures: (text) => inEach((locale) => inFigures(text, locale)),
  spelledRight: (text) => inEach((locale) => spelledRight(text, locale)),
  wholeWeekdays: (text) => inEach((locale) => wholeWeekdays(text, locale)),
  knownWords: (text) => inEach((locale) => knownWords(text, locale)),
  dayOfWeek: (text) => inEach((locale) => dayOfWeek(text, locale, today)),
  timeSaid: (text) => inEach((locale) => timeSaid(text, locale, undefined)),
  bareHour: (text) => inEach((locale) => bareHour(text, locale, undefined)),
  weeksAfter: (text) => weeksAfter(text, today),
  dayAndNumber: (text) => dayAndNumber(text, today),
  dayOfMonth: (text) => dayOfMonth(text, today),
  weekdayIn,
  nearDay,
  nextSaid,
  minutesLater,
  otherOrder,
  partSaid,
  zonesSaid,
};

/** What the rules look for, again and again, with an end that none expects. */
const pieces =
  "1 |12 |1:|1/|1.|0|17 h |5 i |a |a les |la |le |de |d'|du |at |in |en |dos |vint i |dix |vingt et |dans |1 h et |quart |quarts de |semaine prochaine |next |next week |from now |demain |mar|vendred|venredi |4 de |setmana |heure de |utc |paris |a.|p m |- ";

const hostile = pieces.split('|').flatMap((piece) => {
  const long = piece.repeat(200).slice(0, 200);
  return [`${long.slice(0, 190)} 17h zzz`];
});

/** In milliseconds of the processor, the best of two: a pause of the machine's is in none. */
function cost(read: () => unknown): number {
  const times = [1, 2].map(() => {
    const from = process.cpuUsage();
    read();
    return process.cpuUsage(from).user / 1000;
  });
  return Math.min(...times);
}

it.each(Object.entries(rules))('%s reads 200 hostile characters in no time', (_, rule) => {
  hostile.forEach((text) => rule(text));
  expect(hostile.filter((text) => cost(() => rule(text)) > 20)).toEqual([]);
});

it('nothing of 200 characters is a date, and as much as is read takes no longer than an answer may', async () => {
  const reader = { locale: 'fr', zone: 'America/Toronto' } as const;
  expect(await understand(`vendredi ${'à '.repeat(100)}17 h`, reader, 0)).toBeUndefined();
  for (const text of hostile.map((each) => each.slice(0, 80))) {
    const from = process.cpuUsage();
    await understand(text, reader, 0);
    expect(process.cpuUsage(from).user / 1000, text).toBeLessThan(500);
  }
});
