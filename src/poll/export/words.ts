import { textKey } from '../../kernel/same-text.ts';
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
 * Every language that Framadate ships or shipped, by its code; `|` where its versions, or the people
 * who mend its files by hand, differ. Where it left a word untranslated it writes the English one.
 */
const framadateWords: Readonly<
  Record<string, readonly [yes: string, ifNeedBe: string, no: string, blank?: string]>
> = {
  ar: ['نعم', 'Under reserve', 'لا'],
  br: ['Ya', 'Marteze', 'Ket', 'Dianav'],
  ca: ['Sí', 'Si és necessari|Sota reserva', 'No', 'Descongut|Desconegut'],
  cs: ['Ano', 'V rámci rezervy', 'Ne', 'Neznámý'],
  de: ['Ja', 'Unter Vorbehalt|Wenn nötig', 'Nein', 'Unbekannt'],
  el: ['Ναι', 'Υπό δέσμευση', 'Όχι', 'Άγνωστο'],
  eo: ['Jes', 'Se necese', 'Ne', 'Nekonata'],
  es: ['Si|Sí', 'En caso de ser necesario|Si es necesario|Bajo reserva', 'No', 'Desconocido'],
  eu: ['Bai', 'Erreserbapean', 'Ez', 'Ezezaguna'],
  gl: ['Si|Sí', 'Se é preciso', 'Non', 'Descoñecido'],
  hu: ['Igen', 'Feltételes', 'Nem', 'Ismeretlen'],
  it: ['Sì|Si', 'Se necessario', 'No', 'Sconosciuto'],
  nl: ['Ja', 'Indien nodig', 'Nee|Neen', 'Onbekend'],
  oc: ['Òc', 'Se cal', 'Non', 'Desconegut|Inconnu'],
  pt: ['Sim', 'Se tiver que ser|Se necessário', 'Não', 'Desconhecido'],
  ru: ['Да', 'При необходимости', 'Нет', 'Неизвестно'],
  sv: ['Ja', 'Vid behov', 'Nej', 'Okänd'],
};

/**
 * What versions and forks write without translating it, misspelling included; STUdS, from which
 * Framadate came, and its first versions write OK and nothing else.
 */
const untranslated: readonly Partial<Words>[] = [
  { ifNeedBe: 'If need be' },
  { ifNeedBe: 'Ifneedbe', blank: 'unkown' },
  { ifNeedBe: 'Sous réserve' },
  { yes: 'OK', ifNeedBe: '(OK)' },
];

const known = new Map<string, SheetStance>([
  ...[...Object.values(stanceWords), ...untranslated].flatMap((words) =>
    sheetStances.flatMap((stance) => spelled(words[stance], stance)),
  ),
  ...Object.values(framadateWords).flatMap((words) =>
    sheetStances.flatMap((stance, at) => spelled(words[at], stance)),
  ),
]);

function spelled(words: string | undefined, stance: SheetStance): [string, SheetStance][] {
  return words === undefined ? [] : words.split('|').map((word) => [textKey(word), stance]);
}

/** In characters, however accents are encoded; a longer cell is none of the words. */
const longestWord = 60;

/** The stance in a cell, in any language; an empty cell means not answered. */
export function stanceOf(cell: string): SheetStance | undefined {
  const word = cell.trim();
  if (word === '') return 'blank';
  return word.length > longestWord ? undefined : known.get(textKey(word));
}
