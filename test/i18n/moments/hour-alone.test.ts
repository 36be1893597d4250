import { expect, it } from 'vitest';
import { hourAlone } from '../../../src/i18n/moments/hour-alone.ts';
import type { Locale } from '../../../src/kernel/text.ts';

it.each<readonly [Locale, string, string | undefined]>([
  ['fr', '9 heures', '09:00'],
  ['fr', 'à 9h30', '09:30'],
  ['fr', 'neuf heures', '09:00'],
  ['fr', '5 h du soir', '17:00'],
  ['fr', 'midi', '12:00'],
  ['fr', 'à 5 h', undefined],
  ['fr', 'minuit', undefined],
  ['fr', 'demain à 9h', undefined],
  ['fr', '9h à 10h', undefined],
  ['en', '9 am', '09:00'],
  ['en', 'half past nine', undefined],
  ['en', 'half past nine in the morning', '09:30'],
  ['en', '5pm', '17:00'],
  ['ca', 'dos quarts de sis', '17:30'],
  ['ca', 'a les 9 del matí', '09:00'],
  ['es', 'a las 9 de la mañana', '09:00'],
  ['es', 'a las 9', undefined],
  ['es', '25 h', undefined],
])('the hour of every week in %s: %s', (locale, typed, hour) => {
  expect(hourAlone(typed, locale)).toBe(hour);
});
