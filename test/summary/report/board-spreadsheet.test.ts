import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { boardFiles } from '../../../src/summary/report/board-csv.ts';
import { rehearsedReport, reportAbout, textOf } from '../../support/reports.ts';
import { allOpen, en, fr } from '../../support/scenes.ts';

/** A file as SheetJS opens it, given as bytes like any file that is double-clicked. */
function sheetOf(text: string) {
  const book = read(Buffer.from(text, 'utf8'), { type: 'buffer', cellFormula: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (sheet === undefined) throw new Error('There is no sheet.');
  return sheet;
}

const rowsOf = (text: string) =>
  utils.sheet_to_json<string[]>(sheetOf(text), { header: 1, raw: false, defval: '' });

describe('the tables of a workshop, in a spreadsheet', () => {
  it.each([fr, en])('open with the columns of their board ($locale)', (t) => {
    const report = rehearsedReport(t);
    const files = boardFiles(report);
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const [titles = [], ...rows] = rowsOf(textOf(file));
      expect(titles.filter((title) => title.trim() === '')).toEqual([]);
      expect(new Set(titles).size).toBe(titles.length);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((row) => row.length !== titles.length)).toEqual([]);
    }
    const accents = files.map((file) => rowsOf(textOf(file)).flat().join(' ')).join(' ');
    expect(accents).toContain("Maison de quartier L'Étincelle");
  });

  it('keep lines, quotes, separators and accents within their cell', () => {
    const idee = 'Été, "hiver" ;\nune ligne\tde plus';
    const stage = allOpen().write('nour', 'gens', { idee });
    const [titles = [], row = []] = rowsOf(boardFiles(reportAbout(stage)).map(textOf).join(''));
    expect(row[titles.indexOf('Idée')]).toBe(idee);
  });

  it('run no formula that somebody typed', () => {
    const typed = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("https://x.org")'];
    const stage = allOpen();
    for (const idee of typed) stage.write('nour', 'gens', { idee });
    const sheet = sheetOf(boardFiles(reportAbout(stage)).map(textOf).join(''));
    const cells = Object.entries(sheet).filter(([address]) => !address.startsWith('!'));
    expect(cells.length).toBeGreaterThan(typed.length);
    expect(cells.filter(([, cell]: [string, { f?: string }]) => cell.f !== undefined)).toEqual([]);
  });
});
