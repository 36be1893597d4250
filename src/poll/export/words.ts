import { sheetStances, type PollSheet, type SheetStance } from './sheet.ts';

type Words = Readonly<Record<SheetStance, string>>;

/** What Framadate 1.1 writes in a cell, in Palabre's two languages. */
export const stanceWords: Readonly<Record<PollSheet['locale'], Words>> = {
  fr: { yes: 'Oui', ifNeedBe: 'Si nécessaire', no: 'Non', blank: 'Inconnu' },
  en: { yes: 'Yes', ifNeedBe: 'Under reserve', no: 'No', blank: 'Unknown' },
};

/** The first cell of a table of totals, which is empty in Framadate's format. */
export const totalsTitle: Readonly<Record<PollSheet['locale'], string>> = {
  fr: 'Choix',
  en: 'Option',
};

/**
 * Framadate's other languages, then variants from its older English versions, misspelling included.
 */
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

/** In characters, however accents are encoded; a longer cell is none of the words. */
const longestWord = 60;

/** The stance in a cell, in any language; an empty cell means not answered. */
export function stanceOf(cell: string): SheetStance | undefined {
  const word = cell.trim();
  if (word === '') return 'blank';
  return word.length > longestWord ? undefined : known.get(folded(word));
}

function folded(word: string): string {
  return word.normalize('NFC').toLowerCase();
}
