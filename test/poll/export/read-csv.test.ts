import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pollCsv } from '../../../src/poll/export/csv.ts';
import type { PollSheet } from '../../../src/poll/export/sheet.ts';
import { readPollCsv } from '../../../src/poll/export/read-csv.ts';
import { anySheet, labelFrom, withoutNewlines } from '../../support/any-sheet.ts';
import { tenVoters } from '../../support/ten-voters.ts';

const about = { question: 'Lesquels ?', locale: 'fr' } as const;
const read = (...lines: string[]) => readPollCsv(lines.join('\r\n'), about);

function sheetOf(text: string, given: Pick<PollSheet, 'question' | 'locale'> = about): PollSheet {
  const found = readPollCsv(text, given);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

const errorOf = (...lines: string[]) => {
  const found = read(...lines);
  return found.ok ? 'read' : found.error;
};

const titles = (count: number) => Array.from({ length: count }, (_, at) => `"o${at}",`).join('');

/**
 * What a file keeps of a poll: no newlines, and the same number of header lines for all options.
 */
function asRead(sheet: PollSheet): PollSheet {
  const dated = sheet.options.some(({ heading }) => heading.length > 1);
  const options = sheet.options.map(({ heading: [day = '', moment = ''] }) => {
    const heading = (dated ? [day, moment] : [day]).map(withoutNewlines);
    return { label: labelFrom(heading), heading };
  });
  const rows = sheet.rows.map((row) => ({ ...row, name: withoutNewlines(row.name) }));
  return { ...sheet, options, rows };
}

describe('reading the CSV of a poll', () => {
  it('gives the poll that was written, apart from newlines', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        expect(sheetOf(pollCsv(sheet), sheet)).toEqual(asRead(sheet));
      }),
      { numRuns: 500 },
    );
  });

  it('allows it to be written again exactly as it was', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const csv = pollCsv(sheet);
        expect(pollCsv(sheetOf(csv, sheet))).toBe(csv);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the ten voters in both languages', () => {
    for (const locale of ['fr', 'en'] as const) {
      const sheet = tenVoters(locale);
      expect(sheetOf(pollCsv(sheet), sheet)).toEqual(sheet);
    }
  });

  const small = {
    ...about,
    options: [
      { label: 'Puits', heading: ['Puits'] },
      { label: 'Four', heading: ['Four'] },
    ],
    rows: [
      { name: 'Ana', stances: ['yes', 'ifNeedBe'] },
      { name: 'Ana', stances: ['no', 'blank'] },
    ],
  };

  it.each([
    [
      'as Framadate wrote it',
      ',"Puits","Four",\r\n"Ana","Oui","Si nécessaire",\r\n"Ana","Non","Inconnu",\r\n',
    ],
    [
      'with LF and no last comma',
      ',"Puits","Four"\n"Ana","Oui","Si nécessaire"\n"Ana","Non","Inconnu"',
    ],
    [
      'with the mark and the bare titles of its first versions',
      '\uFEFF,Puits,Four,\r\n"Ana","Oui","Si nécessaire",\r\n"Ana","Non","unkown",\r\n',
    ],
    [
      'saved by a French spreadsheet',
      '\uFEFF;Puits;Four;\r\nAna;Oui;Si nécessaire;\r\nAna;Non;;\r\n;;;\r\n',
    ],
    ['with tabs', '\tPuits\tFour\nAna\tOui\tSi nécessaire\nAna\tNon\t\n'],
    [
      'with blank lines',
      '\n,"Puits","Four",\n\n"Ana","Oui","Si nécessaire",\n,,,\n"Ana","Non","",\n\n',
    ],
    [
      'in capitals',
      '"","Puits","Four",\r\n"Ana","OUI","si nécessaire ",\r\n"Ana","NON","INCONNU",',
    ],
    ['in English', ',"Puits","Four",\r\n"Ana","Yes","Under reserve",\r\n"Ana","No","Unknown",\r\n'],
    [
      'in German',
      ',"Puits","Four",\r\n"Ana","Ja","Unter Vorbehalt",\r\n"Ana","Nein","Unbekannt",\r\n',
    ],
    [
      'in Spanish',
      ',"Puits","Four",\r\n"Ana","Si","En caso de ser necesario",\r\n"Ana","No","Desconocido",\r\n',
    ],
    ['in Occitan', ',"Puits","Four",\r\n"Ana","Òc","Se cal",\r\n"Ana","Non","Inconnu",\r\n'],
    ['in Breton', ',"Puits","Four",\r\n"Ana","Ya","Marteze",\r\n"Ana","Ket","Dianav",\r\n'],
  ])('understands a vote %s', (_, text) => {
    expect(sheetOf(text)).toEqual(small);
  });

  it('names a date by its day and, if there is one, its moment', () => {
    const sheet = sheetOf(
      ',"mardi","mardi","jeudi",\r\n,"10h","18h","",\r\n"Ana","Oui","Non","Oui",',
    );
    expect(sheet.options).toEqual([
      { label: 'mardi, 10h', heading: ['mardi', '10h'] },
      { label: 'mardi, 18h', heading: ['mardi', '18h'] },
      { label: 'jeudi', heading: ['jeudi', ''] },
    ]);
    expect(sheet.rows).toEqual([{ name: 'Ana', stances: ['yes', 'no', 'yes'] }]);
  });

  it('removes what Framadate added', () => {
    const sheet = sheetOf(',"Q&amp;A &lt;3","\'=1+1",\r\n"\'@ana","Oui","Oui",');
    expect(sheet.options.map(({ label }) => label)).toEqual(['Q&A <3', '=1+1']);
    expect(sheet.rows[0]?.name).toBe('@ana');
  });

  it('works for ten thousand rows and no more', () => {
    const header = ',"Puits","Four",\r\n';
    const row = '"Ana","Oui","Non",\r\n';
    expect(sheetOf(header + row.repeat(10_000)).rows).toHaveLength(10_000);
    const dated = ',"lundi","mardi",\r\n,"10h","",\r\n';
    expect(sheetOf(dated + row.repeat(10_000)).rows).toHaveLength(10_000);
    expect(errorOf(header + row.repeat(10_001))).toEqual({ kind: 'pollFileTooLong', max: 10_000 });
    expect(errorOf(dated + row.repeat(20_000))).toEqual({ kind: 'pollFileTooLong', max: 10_000 });
  });
});

describe('a file that is not a poll', () => {
  it.each(['', '\uFEFF', ' \r\n\r\n'])('is empty: %j', (text) => {
    expect(errorOf(text)).toEqual({ kind: 'pollFileEmpty' });
  });

  it.each(['Nom,Puits,Four', 'Bonjour.', '\u0089PNG\r\n', '{"format":"palabre-poll"}'])(
    'does not start with an empty cell: %j',
    (text) => {
      expect(errorOf(text)).toEqual({ kind: 'pollFileNotAPoll' });
    },
  );

  it('has a quote that is not closed, or closed twice', () => {
    const header = ',"Puits","Four",';
    expect(errorOf(header, '"Ana","Oui","Non')).toEqual({ kind: 'pollFileNotCsv', line: 2 });
    expect(errorOf(header, '"Ana" Rouge,"Oui","Non",')).toEqual({
      kind: 'pollFileNotCsv',
      line: 2,
    });
  });

  it('has a row with a cell too few or too many', () => {
    const lines = [',"Puits","Four",', '"Ana","Oui","Non",'];
    expect(errorOf(...lines, '"Nour","Oui",')).toEqual('read');
    expect(errorOf(...lines, '"Nour","Oui"')).toEqual({
      kind: 'pollFileCells',
      line: 3,
      expected: 2,
      found: 1,
    });
    expect(errorOf(...lines, '', '"Nour","Oui","Non","Oui",')).toEqual({
      kind: 'pollFileCells',
      line: 4,
      expected: 2,
      found: 4,
    });
  });

  it('contains something other than yes, if need be or no', () => {
    expect(errorOf(',"Puits","Four",', '"Ana","Oui","Bof",')).toEqual({
      kind: 'pollFileWord',
      line: 2,
      word: 'Bof',
    });
  });

  it('has a column without a title', () => {
    expect(errorOf(',"Puits","","Four",')).toEqual({ kind: 'pollFileUntitled', column: 3 });
  });

  it('exceeds the limits of any poll', () => {
    expect(errorOf(`,${titles(60)}`)).toBe('read');
    expect(errorOf(`,${titles(61)}`)).toEqual({ kind: 'tooManyImported', max: 60, found: 61 });
    expect(errorOf(',"Puits",')).toEqual({ kind: 'tooFewOptions', min: 2 });
    const long = 'o'.repeat(81);
    expect(errorOf(`,"Puits","${long}",`)).toEqual({
      kind: 'optionTooLong',
      option: long,
      max: 80,
    });
    expect(errorOf(',"Puits","puits",')).toEqual({ kind: 'optionTwice', option: 'puits' });
  });

  it('is refused or read, but never causes an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...',;"\r\n aO\uFEFF'.split('')) }), (text) => {
        expect(() => readPollCsv(`,${text}`, about)).not.toThrow();
      }),
    );
  });
});
