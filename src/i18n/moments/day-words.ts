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

/** How the names of the days begin, Monday first, in the four languages. */
const weekdays = [
  'lun|mon|dl|dilluns',
  'mar(?:di|tes)?|tue|dt|dimarts',
  'mer|mie|wed|dc|dimecres',
].concat([
  'jeu|jue|thu|dj|dijous',
  'ven|vie|fri|dv|divendres',
  'sam|sab|sat|ds|dissabte',
  'dim|dom|sun|dg|diumenge',
]);

/** « dimanche 29 », “Sunday 29th”, «diumenge 29», without a month. */
export function dayAndNumber(
  text: string,
): { readonly weekday: number; readonly number: number } | undefined {
  const { day = '', number } =
    /^(?<day>[a-z]{2,9})\.? (?:le |the |dia )?(?<number>\d{1,2})(?:er|st|nd|rd|th)?$/u.exec(text)
      ?.groups ?? {};
  const found = weekdays.findIndex((names) => new RegExp(`^(?:${names})[a-z]*$`, 'u').test(day));
  return number === undefined || found === -1
    ? undefined
    : { weekday: found + 1, number: Number(number) };
}

/** « lundi prochain », “next Monday”, «el lunes que viene», «dilluns vinent»: never today. */
const next = /\b(?:prochaine?|next|que viene|proxim[oa]|que ve|vinent|proper)\b/u;
/** A week or a month has no day: « la semaine prochaine ». */
const vague = /\b(?:semaine|mois|week|month|semana|mes|setmana)\b/u;

/** Takes « prochain » out; undefined where what comes next is a week or a month. */
export function nextSaid(
  text: string,
): { readonly isNext: boolean; readonly rest: string } | undefined {
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
  dilluns: 'lunes',
  dimarts: 'martes',
  dimecres: 'miercoles',
  dijous: 'jueves',
  divendres: 'viernes',
  dissabte: 'sabado',
  diumenge: 'domingo',
  dl: 'lunes',
  dt: 'martes',
  dc: 'miercoles',
  dj: 'jueves',
  dv: 'viernes',
  ds: 'sabado',
  dg: 'domingo',
  gener: 'enero',
  gen: 'enero',
  febrer: 'febrero',
  marc: 'marzo',
  maig: 'mayo',
  juny: 'junio',
  juliol: 'julio',
  agost: 'agosto',
  setembre: 'septiembre',
  novembre: 'noviembre',
  desembre: 'diciembre',
  des: 'diciembre',
  aquest: 'este',
  dies: 'dias',
  setmana: 'semana',
  setmanes: 'semanas',
  mesos: 'meses',
};

/** Numbers that the library does not know in words. */
const numbers: Readonly<Record<Locale, Words>> = {
  fr: { quinze: '15', premier: '1', '1er': '1' },
  en: {},
  ca: {
    un: '1',
    una: '1',
    dos: '2',
    dues: '2',
    quatre: '4',
    cinc: '5',
    sis: '6',
    set: '7',
    vuit: '8',
    deu: '10',
    quinze: '15',
    primer: '1',
  },
  es: { quince: '15', primero: '1' },
};

/** The words of a date as the library knows them. */
export function knownWords(text: string, locale: Locale): string {
  switch (locale) {
    case 'fr':
      return put(text.replace(/\bd'ici\b/u, 'dans').replace(/ le /u, ' '), numbers.fr);
    case 'en':
      return text.replace(monthFirst, '$<day> $<month>').replaceAll(/\b(?:the|of)\b/gu, ' ');
    case 'es':
      return put(text.replace(/\bdel\b/u, 'de'), numbers.es);
    case 'ca': {
      const asSpanish = text
        .replace(/\bd'aqui a?\b/u, 'dentro de')
        .replace(/\b(?:d'|del )/u, 'de ')
        .replace(/\bl'/u, ' ');
      return put(asSpanish, { ...numbers.ca, ...catalan });
    }
  }
}

const put = (text: string, words: Words): string =>
  text.replaceAll(/[\p{L}\p{N}]+/gu, (word) => words[word] ?? word);
