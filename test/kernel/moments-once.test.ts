import { describe, expect, it } from 'vitest';
import { momentsOnce } from '../../src/kernel/moments-once.ts';
import { time } from '../../src/kernel/rich.ts';

const reader = { locale: 'fr', zone: 'America/Toronto' } as const;
const at = Date.UTC(2025, 1, 4, 19);
const [when, clock, moment] = [
  time(at, 'relative', reader),
  time(at, 'clock', reader),
  time(at, 'moment', reader),
];

describe('a moment, where no countdown moves', () => {
  it('is said once', () => {
    expect(momentsOnce(['fin ', when, ', à ', clock, '.'])).toEqual(['fin ', when, '.']);
    expect(momentsOnce(['termina ', when, ', a las ', clock, '.'])).toEqual([
      'termina ',
      when,
      '.',
    ]);
    expect(momentsOnce(['depuis ', clock, ' (', when, '). Rien.'])).toEqual([
      'depuis ',
      clock,
      '. Rien.',
    ]);
    expect(momentsOnce(['le ', moment, ' (', when, ').'])).toEqual(['le ', moment, '.']);
  });

  it('is left alone beside another one', () => {
    const other = time(at + 60_000, 'clock', reader);
    for (const text of [
      ['fin ', when, ', à ', other],
      ['ouvert ', when, ' · fin vers ', clock],
    ])
      expect(momentsOnce(text)).toEqual(text);
  });
});
