import type { Locale } from '../../kernel/text.ts';

/** From 0 to 31, then 40, 45 and 50: what people say of days, hours and minutes; without accents. */
const counted: Readonly<Record<Locale, string>> = {
  fr:
    'zero un,une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize ' +
    'dix-sept dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq ' +
    'vingt-six vingt-sept vingt-huit vingt-neuf trente trente-et-un quarante quarante-cinq cinquante',
  en:
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ' +
    'sixteen seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four ' +
    'twenty-five twenty-six twenty-seven twenty-eight twenty-nine thirty thirty-one forty forty-five fifty',
  ca:
    'zero un,una,u dos,dues tres quatre cinc sis set vuit,huit nou deu onze dotze tretze catorze quinze setze ' +
    'disset,desset divuit,devuit dinou,denou vint vint-i-un vint-i-dos vint-i-tres vint-i-quatre ' +
    'vint-i-cinc vint-i-sis vint-i-set vint-i-vuit vint-i-nou trenta trenta-un quaranta quaranta-cinc cinquanta',
  es:
    'cero un,una,uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis ' +
    'diecisiete dieciocho diecinueve veinte veintiuno,veintiun veintidos veintitres veinticuatro ' +
    'veinticinco veintiseis veintisiete veintiocho veintinueve treinta treinta-y-uno cuarenta ' +
    'cuarenta-y-cinco cincuenta',
};
const afterThirtyOne = [40, 45, 50];

/** The day of a month that is counted as the first, the fourth. */
const ranks: Readonly<Record<Locale, string>> = {
  fr: ' premier',
  en:
    ' first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth ' +
    'fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first ' +
    'twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth ' +
    'twenty-ninth thirtieth thirty-first',
  ca: ' primer',
  es: ' primero',
};

const withFigures = (names: string, figure: (at: number) => string): [string, string][] =>
  names
    .split(' ')
    .flatMap((each, at) => each.split(',').map((name) => [name, figure(at)] as const));

const figureOf = (at: number): string => String(at <= 31 ? at : afterThirtyOne[at - 32]);

function tableOf(locale: Locale): ReadonlyMap<string, string> {
  const rank = (at: number) => `${at}${locale === 'en' ? 'th' : ''}`;
  return new Map([...withFigures(counted[locale], figureOf), ...withFigures(ranks[locale], rank)]);
}

/** The longest first, so that « dix-huit » isn’t ten; its parts may be apart, « dix huit ». */
function anyOf(table: ReadonlyMap<string, string>): RegExp {
  const names = [...table.keys()].filter((name) => name !== '');
  const longestFirst = names.toSorted((one, other) => other.length - one.length);
  const spelled = longestFirst.map((name) => name.replaceAll('-', '[- ]')).join('|');
  return new RegExp(
    String.raw`(?<![\p{L}\d])(?<![\d] (?=sept?\b|set\b))(?:${spelled})(?![\p{L}\d])`,
    'gu',
  );
}

const tables = {
  fr: tableOf('fr'),
  en: tableOf('en'),
  ca: tableOf('ca'),
  es: tableOf('es'),
};
const patterns = {
  fr: anyOf(tables.fr),
  en: anyOf(tables.en),
  ca: anyOf(tables.ca),
  es: anyOf(tables.es),
};

/** “Five thirty”, which isn’t a number and the next. */
const hourAndMinutes =
  /(?<=\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)) (?=(?:fifteen|thirty|forty[- ]five)\b)/gu;

/**
 * Numbers in words as figures: « dix-huit heures » is `18 heures`, “the fourth” `the 4th`. After a
 * figure, « sept » and «set» are the month.
 */
export const inFigures = (text: string, locale: Locale): string =>
  (locale === 'en' ? text.replaceAll(hourAndMinutes, ':') : text).replaceAll(
    patterns[locale],
    (name) => tables[locale].get(name.replaceAll(' ', '-')) ?? name,
  );
