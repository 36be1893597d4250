import type { Locale } from '../../kernel/text.ts';
import { weekdayOf } from './day-names.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Names of days and months that are long enough for a slip not to make another word of them. */
const spelled: Readonly<Record<Locale, ReadonlySet<string>>> = {
  fr: list(
    'mercredi vendredi samedi dimanche janvier fevrier juillet septembre octobre novembre decembre demain',
  ),
  en: list(
    'monday tuesday wednesday thursday friday saturday sunday january february august september ' +
      'october november december tomorrow tonight',
  ),
  ca: list(
    'dilluns dimarts dimecres dijous divendres dissabte diumenge febrer juliol setembre octubre ' +
      'novembre desembre passat',
  ),
  es: list(
    'martes miercoles jueves viernes sabado domingo febrero agosto septiembre octubre noviembre ' +
      'diciembre manana pasado',
  ),
};
const shortest = 5;

/** What phones make of today and tomorrow, and two slips that are usual. */
const aliases = new Map(
  Object.entries({
    tomorrow: 'tmrw tmr tmw 2moro 2morrow tommorow tomarrow',
    demain: 'dem 2main dem1',
    manana: 'mnn',
    "aujourd'hui": 'auj ajd aujourdhui aujourdui ojd',
    wednesday: 'wensday wendsday',
    tonight: 'tonite 2nite 2night',
  }).flatMap(([meant, typed]) => typed.split(' ').map((each) => [each, meant] as const)),
);

/** One slip of the keyboard is set right in the name of a day or of a month: « venredi ». */
export const spelledRight = (text: string, locale: Locale): string =>
  text.replaceAll(/[a-z0-9]+/gu, (word) => aliases.get(word) ?? nearest(word, locale) ?? word);

function nearest(word: string, locale: Locale): string | undefined {
  const names = spelled[locale];
  if (word.length < shortest || names.has(word) || weekdayOf(word) !== undefined) return undefined;
  const [only, ...others] = [...names].filter((name) => isOneSlip(word, name));
  // “Tuesdays” are all of them.
  return others.length === 0 && word !== `${only}s` ? only : undefined;
}

/** A letter more, a letter less, another one, or two that changed places. */
function isOneSlip(word: string, name: string): boolean {
  let from = 0;
  while (from < word.length && word[from] === name[from]) from += 1;
  const [typed, meant] = [word.slice(from), name.slice(from)];
  const swapped = `${typed[1] ?? ''}${typed[0] ?? ''}${typed.slice(2)}`;
  return (
    typed.slice(1) === meant ||
    typed === meant.slice(1) ||
    typed.slice(1) === meant.slice(1) ||
    swapped === meant
  );
}
