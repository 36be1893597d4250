import type { Locale } from '../../kernel/text.ts';
import type { SheetStance } from './sheet.ts';

/** What is written in a cell, by its stance. */
export type Words = Readonly<Record<SheetStance, string>>;

/** What Framadate 1.1 writes in a cell, in Palabre's languages. */
export const stanceWords: Readonly<Record<Locale, Words>> = {
  fr: { yes: 'Oui', ifNeedBe: 'Si nécessaire', no: 'Non', blank: 'Inconnu' },
  en: { yes: 'Yes', ifNeedBe: 'Under reserve', no: 'No', blank: 'Unknown' },
  ca: { yes: 'Sí', ifNeedBe: 'Si és necessari', no: 'No', blank: 'Desconegut' },
  es: { yes: 'Sí', ifNeedBe: 'Si es necesario', no: 'No', blank: 'Desconocido' },
};

/** The first cell of a table of totals, which is empty in Framadate's format. */
export const totalsTitle: Readonly<Record<Locale, string>> = {
  fr: 'Choix',
  en: 'Option',
  ca: 'Opció',
  es: 'Opción',
};
