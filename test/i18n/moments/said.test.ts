import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/i18n/moments/understand.ts';
import type { Locale } from '../../../src/kernel/text.ts';
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

async function read(typed: string, locale: Locale): Promise<string> {
  const zone = zones[locale];
  // Noon there, on Wednesday November 25, 2026.
  const now = Date.UTC(2026, 10, 25, zone === 'Europe/Madrid' ? 11 : 17);
  const found = await understand(typed, { locale, zone }, now);
  if (found === undefined) return 'not understood';
  const time = found.time === 'whole' ? '' : ` (${found.time})`;
  const moments = [found.at, ...(found.also === undefined ? [] : [found.also])];
  return moments.map((at) => `${writeMoment(at, zone)}${time}`).join(' or ');
}

describe('a date as people type it on a phone', () => {
  it.each(['fr', 'en', 'ca', 'es'] as const)('is understood in %s, or refused', async (locale) => {
    const wrong: string[] = [];
    for (const [moment, all] of Object.entries(said[locale]))
      for (const typed of all) {
        const found = await read(typed, locale);
        if (found !== moment) wrong.push(`${typed} → ${found}, not ${moment}`);
      }
    expect(wrong).toEqual([]);
  });
});
