import type { Locale } from '../../kernel/text.ts';

/** Words for days near today, in the four languages, without accents; and how far off they are. */
const near: readonly (readonly [RegExp, number])[] = [
  [
    /^(?:apres[- ]demain|(?:the )?day after tomorrow|pasado manana|(?:dema passat|passat dema)|despus[- ]?dema)$/u,
    2,
  ],
  [/^(?:demain|tomorrow|manana|dema)$/u, 1],
  [/^(?:aujourd'?hui|today|hoy|avui)$/u, 0],
];

/** How many days from today: 1 for « demain »; undefined for any other words. */
export const nearDay = (text: string): number | undefined =>
  near.find(([pattern]) => pattern.test(text))?.[1];

/** « lundi prochain », “next Monday”, «el lunes que viene», «dilluns vinent»: never today. */
const next = /\b(?:prochaine?|next|que viene|proxim[oa]|que ve|vinent|proper)\b/u;
/** A week or a month has no day: « la semaine prochaine ». */
const vague = /\b(?:semaine|mois|week|month|semana|mes|setmana)\b/u;
/** The library takes a few for three. */
const few =
  /\b(?:quelques|plusieurs|few|several|some|couple|par|unos|unas|algunos|algunas|uns|unes|alguns)\b/u;

/** Takes « prochain » out; undefined where what comes next is a week or a month, or some days. */
export function nextSaid(
  text: string,
): { readonly isNext: boolean; readonly rest: string } | undefined {
  if (few.test(text)) return undefined;
  if (!next.test(text)) return { isNext: false, rest: text };
  return vague.test(text) ? undefined : { isNext: true, rest: text.replace(next, ' ') };
}

type Words = Readonly<Record<string, string>>;

const months =
  'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august|september|sept|october|november|december';
/** “November 21”, which the library takes for a month of 2021. */
const monthFirst = new RegExp(
  String.raw`\b(?<month>${months})\b\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d/.-])`,
  'u',
);

/** The library speaks no Catalan: its words are said in Spanish, which has the same grammar of dates. */
const catalan: Words = {
  gener: 'enero',
  gen: 'enero',
  febrer: 'febrero',
  marc: 'marzo',
  maig: 'mayo',
  juny: 'junio',
  juliol: 'julio',
  agost: 'agosto',
  set: 'septiembre',
  setembre: 'septiembre',
  febr: 'febrero',
  ag: 'agosto',
  novembre: 'noviembre',
  desembre: 'diciembre',
  des: 'diciembre',
  aquest: 'este',
  dies: 'dias',
  setmana: 'semana',
  setmanes: 'semanas',
  mesos: 'meses',
};

/** The words of a date as the library knows them; numbers are in figures. */
export function knownWords(text: string, locale: Locale): string {
  switch (locale) {
    case 'fr':
      return text
        .replace(/\bd'ici\b/u, 'dans')
        .replace(/ le /u, ' ')
        .replace(/\b1er\b/u, '1');
    case 'en':
      return text.replace(monthFirst, '$<day> $<month>').replaceAll(/\b(?:the|of)\b/gu, ' ');
    case 'es':
      return text.replaceAll(/\bdel?(?: ano)?\b/gu, 'de').replace(/^dia /u, '');
    case 'ca':
      return put(
        text
          .replace(/\bd'aqui(?: a)?\b/u, 'dentro de')
          .replaceAll(/\b(?:d'|del any |del )/gu, 'de ')
          .replace(/\bl'/u, ' '),
        catalan,
      );
  }
}

const put = (text: string, words: Words): string =>
  text.replaceAll(/[\p{L}\p{N}]+/gu, (word) => words[word] ?? word);
