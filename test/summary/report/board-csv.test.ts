import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { boardFiles } from '../../../src/summary/report/board-csv.ts';
import { unguardedLines } from '../../../src/kernel/csv-cell.ts';
import { packageRoot } from '../../../src/system/package-root.ts';
import { anyWords } from '../../support/any-text.ts';
import { rehearsedReport, reportAbout, textOf } from '../../support/reports.ts';
import { allOpen, en, fr, Stage } from '../../support/scenes.ts';

const table = z.array(z.array(z.string()));
const read = (text: string) => table.parse(parse(text, { bom: true }));
const tables = (stage: Stage, t = fr) =>
  boardFiles(reportAbout(stage, [], t)).map((file) => ({
    name: file.name,
    rows: read(textOf(file)),
  }));
const lines = (text: string) => text.trim().replaceAll(/\r\n?/gu, '\n');
const rowsOf = (stage: Stage) => tables(stage)[0]?.rows ?? [];

describe('the tables of a workshop', () => {
  it('are one per board with contributions, in the report’s order, and one for the go-round', () => {
    const stage = allOpen(new Stage().at('tour').introduce('ana', 'racine'))
      .write('nour', 'retours', { idee: 'Bien.' })
      .write('nour', 'gens', { idee: 'Samira.' });
    expect(tables(stage)).toEqual([
      {
        name: 'bilan-2025-02-04-00-tour-de-table.csv',
        rows: [
          ['Nom', 'Organisation', 'En un mot'],
          ['Nom de ana', 'Coop', 'racine'],
        ],
      },
      { name: 'bilan-2025-02-04-01-gens.csv', rows: expect.any(Array) },
      { name: 'bilan-2025-02-04-02-retours.csv', rows: expect.any(Array) },
    ]);
    expect(tables(stage, en).map(({ name }) => name)[0]).toBe('summary-2025-02-04-00-go-round.csv');
  });

  it('don’t exist if nobody wrote', () => {
    expect(tables(allOpen())).toEqual([]);
  });

  it('have a column for each field, and times in the workshop’s time zone', () => {
    const stage = allOpen()
      .write('nour', 'sobre', { idee: 'Un puits.', pourquoi: 'La soif.' }, { form: 'cinquante' })
      .write('nour', 'sobre', { pourquoi: 'Comme ça.' })
      .collect('louis', 'sobre', 'Dit tout haut.\r\nEt bien.');
    stage.by('ana', { type: 'markContribution', id: 'c1' });
    const at = '2025-02-04T14:00:00-05:00';
    const titles = ['De qui', 'Formulaire', 'Idée', 'Pourquoi'];
    expect(rowsOf(stage)).toEqual([
      [...titles, 'Message recueilli', 'Quand', 'Grande idée'],
      ['Nom de nour', 'Pour 50', 'Un puits.', 'La soif.', '', at, '★'],
      ['Nom de nour', 'Mon idée', '', 'Comme ça.', '', at, ''],
      ['Nom de louis', '', '', '', 'Dit tout haut.\nEt bien.', at, ''],
    ]);
  });

  it.each([
    ['summary-export.md', en, ['A well.', 'Shade.', 'It is hot.']],
    ['exporter-un-bilan.md', fr, ['Un puits.', "De l'ombre.", 'Il fait chaud.']],
  ] as const)('are as docs/%s shows one', (page, t, [well, shade, hot]) => {
    const stage = allOpen()
      .write('nour', 'sobre', { idee: well }, { form: 'cinquante' })
      .write('secret', 'sobre', { idee: shade, pourquoi: hot });
    stage.by('ana', { type: 'markContribution', id: 'c1' });
    const [file] = boardFiles(reportAbout(stage, [], t, ['secret']));
    const made = file === undefined ? '' : textOf(file).replace('Nom de nour', 'Nour');
    const guide = readFileSync(join(packageRoot(), 'docs', page), 'utf8');
    expect(/```csv\n([^]*?)```/u.exec(guide)?.[1]).toBe(
      made.replaceAll('\r\n', '\n').replace('\uFEFF', ''),
    );
  });

  it('don’t say who wrote anonymously, or when', () => {
    const stage = allOpen().write('secret', 'gens', { idee: 'Chut.' }, { anonymous: true });
    expect(rowsOf(stage)[1]).toEqual(['anonyme', 'Mon idée', 'Chut.', '', '', '', '']);
  });

  it('keep every word, whatever it is, without formulas in any cell', () => {
    fc.assert(
      fc.property(fc.array(anyWords, { minLength: 1, maxLength: 6 }), (texts) => {
        const stage = allOpen();
        for (const idee of texts) stage.write('nour', 'gens', { idee });
        const [, ...rows] = rowsOf(stage);
        expect(rows.map((row) => unguardedLines(row[2] ?? ''))).toEqual(texts.map(lines));
        const pieces = rows.flat().flatMap((cell) => cell.split(/[\n;]/u));
        expect(pieces.filter((piece) => /^\s*[=+\-@]/u.test(piece))).toEqual([]);
      }),
    );
  });

  it('have as many cells in each row as in the header, in the rehearsed workshop', () => {
    const files = boardFiles(rehearsedReport()).map((file) => read(textOf(file)));
    expect(files.length).toBeGreaterThan(10);
    for (const [titles, ...rows] of files) {
      expect(new Set(titles).size).toBe(titles?.length);
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([titles?.length]));
    }
  });
});
