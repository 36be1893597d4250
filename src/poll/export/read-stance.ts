import { textKey } from '../../kernel/same-text.ts';
import { sheetStances, type SheetStance } from './sheet.ts';
import { stanceWords, type Words } from './words.ts';

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
  { ifNeedBe: 'If necessary' },
  { ifNeedBe: 'Ifneedbe', blank: 'unkown' },
  { ifNeedBe: 'Sous réserve' },
  { yes: 'OK', ifNeedBe: '(OK)' },
  { blank: "I don't know" },
  { blank: 'Je ne sais pas' },
];

/**
 * What the library that Framadate translates with writes where a fork's language has no word, and what
 * its own translators put before one that is still French.
 */
const untold = /^\[missing key: generic\.(?<key>.+)\]$|^[a-z]{2}_(?<french>.+)$/u;

/**
 * What people write by hand for « if need be », and what Nextcloud's polls, where many of Framadate's
 * went, write for all three.
 */
const elsewhere: readonly Partial<Words>[] = [
  { ifNeedBe: 'Peut-être' },
  { ifNeedBe: 'Si besoin' },
  { ifNeedBe: 'Au besoin' },
  { ifNeedBe: 'If needed' },
  { ifNeedBe: 'Si cal' },
  { ifNeedBe: 'Si hace falta' },
  { ifNeedBe: 'Maybe' },
  { ifNeedBe: 'Vielleicht' },
  { ifNeedBe: 'Quizás' },
  { ifNeedBe: 'Potser' },
  { yes: '✔', ifNeedBe: '❔', no: '❌' },
  { yes: '✓', no: '✗' },
  { yes: '✅', no: '❎' },
];

const known = new Map<string, SheetStance>([
  ...[...Object.values(stanceWords), ...untranslated, ...elsewhere].flatMap((words) =>
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
  return word.length > longestWord ? undefined : stanceOfWord(textKey(word));
}

/** People also write a yes in brackets, or a yes and what it hangs on: « Oui, si nécessaire ». */
function stanceOfWord(word: string): SheetStance | undefined {
  const { key, french = key } = untold.exec(word)?.groups ?? {};
  const found = known.get(french ?? word.replace(/(?<=[^ .!])[ .!]+$/u, ''));
  if (found !== undefined) return found;
  const [, bracketed = ''] = /^\(([^()]+)\)$/u.exec(word) ?? [];
  const [, first = '', rest = ''] = /^([^\s,]+),? \(?([^()]+)\)?$/u.exec(word) ?? [];
  const unsure =
    known.get(bracketed) === 'yes' ||
    (known.get(first) === 'yes' && known.get(rest) === 'ifNeedBe');
  return unsure ? 'ifNeedBe' : undefined;
}
