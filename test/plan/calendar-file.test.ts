import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/kernel/view/view.ts';
import { emptyPlacement } from '../../src/kernel/placement.ts';
import { calendarFile } from '../../src/plan/calendar-file.ts';
import type { Plan } from '../../src/plan/domain/plan.ts';
import { fr, minute, now } from '../support/scenes.ts';

const planned = (title: string): Plan => ({
  id: 'p1',
  by: 'ana',
  channel: '100',
  template: 'verger',
  title,
  startsAt: now + 15 * minute,
  endsAt: now + 75 * minute,
  plannedAt: now,
  revision: 2,
  status: 'ahead',
  placement: emptyPlacement(),
});

/** The properties of the file by their names, each line that goes on (RFC 5545, 3.1) put together again. */
const linesOf = (title: string, description: string): string[] => {
  const bytes = bytesOf(calendarFile(planned(title), description, fr));
  return Buffer.from(bytes).toString('utf8').replaceAll('\r\n ', '').split('\r\n');
};

const names = (lines: string[]) => lines.map((line) => /^[A-Z-]+/u.exec(line)?.[0]);

describe('a planned workshop’s file for calendars', () => {
  it('has the same properties whatever people wrote, none of it a line or a control character', () => {
    const usual = names(linesOf('Au verger', 'Un tour'));
    const wild = fc.array(
      fc.constantFrom('\r', '\n', '\0', '\u{1B}', '\uD800', 'END:VEVENT', ',;\\', 'é'),
    );
    fc.assert(
      fc.property(wild, wild, (title, description) => {
        const lines = linesOf(title.join(''), description.join(''));
        expect(names(lines)).toEqual(usual);
        expect(lines.join('\n')).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}/u);
      }),
    );
  });

  it('takes the place of an earlier revision', () => {
    expect(linesOf('Au verger', '')).toEqual(
      expect.arrayContaining(['UID:p1@palabre', 'SEQUENCE:2', 'SUMMARY:Au verger']),
    );
  });
});
