import { sheetStances, type PollSheet, type SheetStance } from './sheet.ts';

type Words = Readonly<Record<SheetStance, string>>;

/** What Framadate 1.1 writes in a cell, in the two languages of Palabre. */
export const stanceWords: Readonly<Record<PollSheet['locale'], Words>> = {
  fr: { yes: 'Oui', ifNeedBe: 'Si nécessaire', no: 'Non', blank: 'Inconnu' },
  en: { yes: 'Yes', ifNeedBe: 'Under reserve', no: 'No', blank: 'Unknown' },
};

/** What the first cell says of a table of totals, where Framadate's is empty. */
export const totalsTitle: Readonly<Record<PollSheet['locale'], string>> = {
  fr: 'Choix',
  en: 'Option',
};

/** Its other languages, then what its older English versions and their misspelling leave behind. */
const otherWords: readonly Partial<Words>[] = [
  { yes: 'Ja', ifNeedBe: 'Unter Vorbehalt', no: 'Nein', blank: 'Unbekannt' },
  { yes: 'Ja', ifNeedBe: 'Indien nodig', no: 'Nee', blank: 'Onbekend' },
  { yes: 'Si', ifNeedBe: 'En caso de ser necesario', no: 'No', blank: 'Desconocido' },
  { yes: 'Sì', ifNeedBe: 'Se necessario', no: 'No', blank: 'Sconosciuto' },
  { yes: 'Òc', ifNeedBe: 'Se cal', no: 'Non', blank: 'Inconnu' },
  { yes: 'Ya', ifNeedBe: 'Marteze', no: 'Ket', blank: 'Dianav' },
  { yes: 'Sí', ifNeedBe: 'Ifneedbe', blank: 'unkown' },
  { ifNeedBe: 'If need be' },
];

const known = new Map<string, SheetStance>(
  [...Object.values(stanceWords), ...otherWords].flatMap((words) =>
    sheetStances.flatMap((stance) => {
      const word = words[stance];
      return word === undefined ? [] : [[folded(word), stance] as const];
    }),
  ),
);

/** In characters, however its accents are written; a cell that is longer is none of the words. */
const longestWord = 60;

/** What a cell says, whatever the language of the file; an empty cell is one nobody answered. */
export function stanceOf(cell: string): SheetStance | undefined {
  const word = cell.trim();
  if (word === '') return 'blank';
  return word.length > longestWord ? undefined : known.get(folded(word));
}

function folded(word: string): string {
  return word.normalize('NFC').toLowerCase();
}
