import { describe, expect, it } from 'vitest';
import { fixedTime } from '../../src/i18n/fixed-time.ts';
import { strong, time, type Rich, type TimeShown } from '../../src/kernel/rich.ts';
import { zonesOnce } from '../../src/kernel/zones-once.ts';
import { richText, wordsAlone } from '../../src/platforms/matrix/talk/rich-text.ts';
import { ordinarySpaces } from '../support/plain-view.ts';
import { texts } from '../support/texts.ts';

const now = Date.UTC(2026, 0, 15, 18, 0);
const east = texts.translatorOf('fr', 'America/Toronto');
const west = texts.translatorOf('fr', 'America/Vancouver');
const at = (minutes: number, t = east) => time(now + minutes * 60_000, 'clock', t);

const inWords = {
  ...wordsAlone,
  time: (moment: TimeShown) =>
    fixedTime(moment, now, texts.translatorOf(moment.locale, moment.zone)),
};
const told = (text: Rich): string => ordinarySpaces(richText(text, inWords).plain);

describe('the zone of hours in one line', () => {
  it('is said once, after the last', () => {
    expect(told(['de ', at(0), ' · ', at(5), ' · fin ', time(now, 'relative', east), '.'])).toBe(
      'de 13 h · 13 h 05 · fin à 13 h (heure de l’Est).',
    );
  });

  it('is said once, wherever some of them are set in bold', () => {
    expect(told([strong('de ', at(0)), ' à ', strong(at(5)), ', ', at(10)])).toBe(
      'de 13 h à 13 h 05, 13 h 10 (heure de l’Est)',
    );
  });

  it('is said of each zone, and in each line', () => {
    expect(told([at(0), ' · ', at(0, west)])).toMatch(/\(.*Est\) · 10 h \(.*Pacifique\)$/u);
    expect(told([at(0), '\n', at(5)])).toMatch(/Est\)\n.*Est\)$/u);
  });

  it('is not left to a date, which has none', () => {
    expect(told([at(0), ', le ', time(now, 'date', east)])).toBe(
      '13 h (heure de l’Est), le 15 janvier 2026',
    );
  });

  it('changes nothing else', () => {
    const text: Rich = ['a', strong('b'), { kind: 'person', id: 'p' }, at(1)];
    expect(zonesOnce(text)).toEqual(text);
  });
});
