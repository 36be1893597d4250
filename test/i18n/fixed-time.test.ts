import { describe, expect, it } from 'vitest';
import { fixedTime } from '../../src/i18n/fixed-time.ts';
import { time, type TimeStyle } from '../../src/kernel/rich.ts';
import { ordinarySpaces } from '../support/plain-view.ts';
import { texts } from '../support/texts.ts';

const now = Date.UTC(2026, 0, 15, 18, 0);
const soon = Date.UTC(2026, 0, 15, 19, 5);
const nextDay = Date.UTC(2026, 0, 16, 19, 5);

function told(locale: 'fr' | 'en', zone: string, at: number, as: TimeStyle): string {
  const t = texts.translatorOf(locale, zone);
  return ordinarySpaces(fixedTime(time(at, as, t), now, t));
}

describe('a moment where nothing moves', () => {
  it('of today is its hour, with the zone it is the hour of', () => {
    expect(told('fr', 'America/Toronto', soon, 'relative')).toBe('à 14 h 05 (heure de l’Est)');
    expect(told('en', 'America/Toronto', soon, 'relative')).toBe('at 2:05 p.m. (Eastern Time)');
    expect(told('fr', 'America/Toronto', soon, 'clock')).toBe('14 h 05 (heure de l’Est)');
  });

  it('of another day has its day', () => {
    expect(told('fr', 'America/Toronto', nextDay, 'relative')).toBe(
      'le 16 janvier 2026 à 14 h 05 (heure de l’Est)',
    );
    expect(told('en', 'America/Toronto', nextDay, 'clock')).toBe(
      'January 16, 2026, 2:05 p.m. (Eastern Time)',
    );
    expect(told('fr', 'America/Toronto', soon, 'date')).toBe('15 janvier 2026');
  });

  it('is of the day that its own zone is in', () => {
    expect(told('fr', 'Asia/Tokyo', soon, 'relative')).toMatch(/^à 0?4 h 05 \(.*Japon\)$/u);
  });
});
