import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pollCsv } from '../../../src/poll/export/csv.ts';
import type { PollSheet, SheetStance } from '../../../src/poll/export/sheet.ts';
import { anySheet } from '../../support/any-sheet.ts';
import { tenVoters } from '../../support/ten-voters.ts';

const plain = (label: string) => ({ label, heading: [label] });

/** A single voter who says yes to everything, by default to one option. */
function csvOf(name: string, titles: readonly string[] = ['Option']): string {
  const stances = titles.map((): SheetStance => 'yes');
  const options = titles.map(plain);
  return pollCsv({ question: '?', locale: 'fr', options, rows: [{ name, stances }] });
}

const nameCell = (name: string) => csvOf(name).split('\r\n')[1]?.slice(0, -',"Oui",'.length);
const titleCell = (title: string) => csvOf('Ana', [title]).split('\r\n')[0]?.slice(1, -1);

describe('the CSV of a poll', () => {
  it('is Framadate’s, cell by cell', () => {
    expect(pollCsv(tenVoters('fr'))).toBe(
      [
        ',"Foire aux questions","Mode d’emploi Passerelles","Mode d’emploi Praxis","Discussion – Soutien","Demander une présentation","Participer à un Praxithon","Contacter directement",',
        '"Capucine","Oui","Non","Oui","Non","Non","Non","Oui",',
        '"Basile","Si nécessaire","Non","Oui","Non","Oui","Non","Si nécessaire",',
        '"Églantine","Non","Oui","Non","Non","Oui","Si nécessaire","Non",',
        '"Florian","Oui","Si nécessaire","Oui","Oui","Si nécessaire","Si nécessaire","Oui",',
        '"Garance","Oui","Si nécessaire","Si nécessaire","Non","Non","Si nécessaire","Non",',
        '"Hyacinthe","Non","Non","Non","Non","Non","Si nécessaire","Oui",',
        '"Iris","Si nécessaire","Oui","Oui","Si nécessaire","Oui","Si nécessaire","Si nécessaire",',
        '"Jasmin","Inconnu","Inconnu","Inconnu","Inconnu","Inconnu","Inconnu","Oui",',
        '"Marguerite","Oui","Oui","Si nécessaire","Non","Non","Si nécessaire","Oui",',
        '"Olivier","Si nécessaire","Si nécessaire","Oui","Oui","Si nécessaire","Si nécessaire","Oui",',
        '',
      ].join('\r\n'),
    );
  });

  it('uses Framadate’s English words if the poll is in English', () => {
    const words = new Set(
      pollCsv(tenVoters('en'))
        .split('\r\n')
        .slice(1, -1)
        .flatMap((line) => line.split(',').slice(1, -1)),
    );
    expect([...words].toSorted()).toEqual(['"No"', '"Under reserve"', '"Unknown"', '"Yes"']);
  });

  it('has two header lines, day and moment, as soon as one option is a moment', () => {
    const sheet: PollSheet = {
      question: 'Quand ?',
      locale: 'fr',
      options: [
        { label: 'mardi, 10h', heading: ['mardi', '10h'] },
        { label: 'mardi, 18h', heading: ['mardi', '18h'] },
        { label: 'un autre jour', heading: ['un autre jour'] },
        plain('jamais'),
      ],
      rows: [],
    };
    expect(pollCsv(sheet)).toBe(
      ',"mardi","mardi","un autre jour","jamais",\r\n,"10h","18h","","",\r\n',
    );
  });

  it('uses the label of an option without a heading', () => {
    const options = [{ label: 'Samedi', heading: [] }];
    expect(pollCsv({ question: '?', locale: 'fr', options, rows: [] })).toBe(',"Samedi",\r\n');
  });

  it.each([
    ['Ana "la" Rouge, de Sète', '"Ana ""la"" Rouge, de Sète"'],
    ['Ana\r\nRouge\nde\rSète', '"AnaRougedeSète"'],
    ['=1+1', '"\'=1+1"'],
    ['+33 6', '"\'+33 6"'],
    ['-Ana-', '"\'-Ana-"'],
    ['@ana', '"\'@ana"'],
    ['\n=1+1', '"\'=1+1"'],
    ['\t=1+1', '"\'\t=1+1"'],
    ['\u200B =1+1', '"\'\u200B =1+1"'],
    ['＝1+1', '"\'＝1+1"'],
    ["'=1+1", '"\'\'=1+1"'],
    ["'Ana'", '"\'Ana\'"'],
    ['Ana ;-)', '"Ana ;-)"'],
    ['אנה 🌻', '"אנה 🌻"'],
  ])('writes the name %j as %s', (name, cell) => {
    expect(nameCell(name)).toBe(cell);
  });

  it.each([
    ['Un jardin;=1+1;un puits', '"Un jardin;\'=1+1;un puits"'],
    ['Un jardin;"=1+1;un puits', '"Un jardin;\'""=1+1;un puits"'],
    ['Q&A', '"Q&A"'],
    ['Q&amp;A', '"Q&amp;amp;A"'],
    ['=1+1', '"\'=1+1"'],
  ])('writes the title %j as %s', (title, cell) => {
    expect(titleCell(title)).toBe(cell);
  });

  it('has the same number of cells on every line, whatever is typed', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const lines = pollCsv(sheet).split('\r\n');
        expect(lines.pop()).toBe('');
        for (const line of lines) {
          const separators = line.replaceAll(/"(?:[^"]|"")*"/gu, '');
          expect(separators).toBe(','.repeat(sheet.options.length + 1));
        }
      }),
    );
  });

  it('never starts a cell with a formula, whether commas or semicolons separate cells', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const csv = pollCsv(sheet);
        expect(csv).not.toMatch(/(?:^|,)"[\s\p{C}]*[=+\-@＝]/mu);
        for (const header of csv.split('\r\n').filter((line) => line.startsWith(',')))
          expect(header).not.toMatch(/;[\s\p{C}"]*[=+\-@＝]/u);
      }),
    );
  });
});
