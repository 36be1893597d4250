import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/i18n/moments/understand.ts';
import { hourLabel, momentLabel } from '../../../src/i18n/moment-label.ts';
import { locales, type Locale } from '../../../src/kernel/text.ts';
import { zoneName } from '../../../src/i18n/dates.ts';
import { writeMoment } from '../../../src/kernel/hours/when.ts';
import { ca } from './said/ca.ts';
import { en } from './said/en.ts';
import { es } from './said/es.ts';
import { fr } from './said/fr.ts';

const said = { fr, en, ca, es };
const zones = {
  fr: 'America/Toronto',
  en: 'America/Toronto',
  ca: 'Europe/Madrid',
  es: 'Europe/Madrid',
};

// Noon there, on Wednesday November 25, 2026.
const nowIn = (locale: Locale) =>
  Date.UTC(2026, 10, 25, zones[locale] === 'Europe/Madrid' ? 11 : 17);
const meant = (typed: string, locale: Locale) =>
  understand(typed, { locale, zone: zones[locale] }, nowIn(locale));

async function read(typed: string, locale: Locale): Promise<string> {
  const zone = zones[locale];
  const found = await meant(typed, locale);
  if (found === undefined) return 'not understood';
  const time = found.time === 'whole' ? '' : ` (${found.time})`;
  const moments = [found.at, ...(found.also === undefined ? [] : [found.also])];
  return moments.map((at) => `${writeMoment(at, zone)}${time}`).join(' or ');
}

describe('a date as people type it on a phone', () => {
  it.each(locales)('is understood in %s, or refused', async (locale) => {
    const wrong: string[] = [];
    for (const [moment, all] of Object.entries(said[locale]))
      for (const typed of all) {
        const found = await read(typed, locale);
        if (found !== moment) wrong.push(`${typed} → ${found}, not ${moment}`);
      }
    expect(wrong).toEqual([]);
  });

  it.each(locales)('is read again as it is shown in %s', async (locale) => {
    const zone = zones[locale];
    const wrong: string[] = [];
    for (let at = nowIn(locale) + 60 * 60_000, days = 0; days < 12; days += 1) {
      at += 149.25 * 60 * 60_000;
      const label = `${momentLabel(at, zone, locale)} (${zoneName(zone, at, locale)})`;
      const found = await meant(label, locale);
      if (found?.at !== at && found?.also !== at) wrong.push(label);
    }
    expect(wrong).toEqual([]);
  });

  it.each(locales)(
    'is understood once the hour is added that the refusal tells, in %s',
    async (locale) => {
      const days = Object.entries(said[locale]).filter(([moment]) =>
        /\((?:none|half)\)$/u.test(moment),
      );
      const refused: string[] = [];
      for (const typed of days.flatMap(([, all]) => all)) {
        const found = await meant(typed, locale);
        const hour = hourLabel(`${found?.usualHour ?? 0}:00`, locale);
        const whole = await meant(`${typed} ${hour}`, locale);
        if (whole?.time !== 'whole') refused.push(`${typed} ${hour}`);
      }
      expect(refused).toEqual([]);
    },
  );

  it.each(locales)('is refused with a word that nobody expects, in %s', async (locale) => {
    const taken: string[] = [];
    const understood = Object.entries(said[locale]).filter(
      ([moment]) => moment !== 'not understood',
    );
    for (const [typed = ''] of understood.map(([, all]) => all))
      for (const each of [
        `${typed} banane`,
        `pas ${typed}`,
        `not ${typed}`,
        `${typed} no`,
        `${typed} 6 people`,
      ])
        if ((await meant(each, locale)) !== undefined) taken.push(each);
    expect(taken).toEqual([]);
  });
});
