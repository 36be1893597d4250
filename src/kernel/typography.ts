import type { Locale } from './text.ts';

const narrowNoBreak = '\u202F';
const noBreak = '\u00A0';

/** Units that stay on the line of their number; a number may still be a placeholder of a message. */
const unit =
  /([\d#}]) (h|min|s|ko|Mo|kB|MB|Mio|MiB|ans?|mois|jours?|heures?|minutes?|secondes?|semaines?|weeks?|months?|years?|days?|hours?|seconds?|p\.m\.|a\.m\.|anys?|mes(?:os|es)?|di(?:a|es|as)|días?|hor(?:a|es|as)|minuts?|minutos?|segons?|segundos?|setman(?:a|es)|semanas?|años?)(?![\p{L}\d])/gu;

/** « 6 sur 12 »: one figure, which stays on its line. */
const share = /(?<=#|\{\w{1,20}\}) (of|sur|de) (?=#|\{\w{1,20}\})/gu;

/** Words in which the straight sign is a letter, the glottal stop, and not an apostrophe. */
const glottal = /\b(?:Kanien'kehá|Kanien'kéha)/gu;

/**
 * Sets the spaces that typography asks for: between a number and its unit, between groups of digits, within
 * « 6 sur 12 », before the dot that separates and after the sign of what is done in every language, and in French a narrow one before ? ! ;, a no-break one before : and inside « ». Nobody has to type
 * invisible characters in templates and locale files. Only changes existing ordinary spaces: an
 * address such as `https://…` is left alone.
 */
export function setSpaces(text: string, locale: Locale): string {
  const held = text
    .replace(unit, `$1${noBreak}$2`)
    .replace(/(?<=\d) (?=\d{3}(?!\d))/gu, noBreak)
    .replace(share, `${noBreak}$1${noBreak}`)
    .replace(/ ·/gu, `${noBreak}·`)
    .replace(/✓ /gu, `✓${noBreak}`);
  return locale === 'fr' ? setFrenchSpaces(held) : held;
}

function setFrenchSpaces(text: string): string {
  return holdSigns(text).replace(/(\d\u00A0h) (\d)/gu, `$1${noBreak}$2`);
}

/**
 * In a message of ICU, a number stays with what it counts: « 3 contributions », « 1 sans nom »,
 * « … et 9 autres », and the parts of a duration with one another: « 1 h 45 min ».
 */
export function holdCounts(message: string): string {
  return message
    .replace(/(?<=\{(?:… )?)(et|and|y|i|\+) #/gu, `$1${noBreak}#`)
    .replace(/… (?=(?:et|and|y|i)\u00A0#)/gu, `…${noBreak}`)
    .replace(/# (?=\p{L})/gu, `#${noBreak}`)
    .replace(/(?<=#\u00A0(?:sans|sense|sin|without)) /gu, noBreak)
    .replace(/\{ (?=#[ \u00A0](?:h|min)\b)/gu, `{${noBreak}`)
    .replace(/(?<=#[ \u00A0]h) (?=\}\}\{)/gu, noBreak);
}

/** Most texts have none, which is seen in one look. */
const mayHaveSigns = / [?!;:·»]|« /u;

/**
 * The same for what people wrote and for what is joined, whatever the language: no sign that somebody put a
 * space before stands alone at the beginning of a line, and no « at the end of one.
 */
export function holdSigns(text: string): string {
  if (!mayHaveSigns.test(text)) return text;
  return (
    text
      // A command of Matrix begins with one: « faites !aide ».
      .replace(/ ([?!;])(?!\p{L})/gu, `${narrowNoBreak}$1`)
      .replace(/ ([:·])/gu, `${noBreak}$1`)
      .replace(/« /gu, `«${noBreak}`)
      .replace(/ »/gu, `${noBreak}»`)
  );
}

/**
 * Keeps a figure with the word it counts, « 8 contributions », and with the one it numbers, « étape 2 »,
 * where lines are broken by a browser. Years and longer numbers say enough alone.
 */
export function holdFigures(text: string): string {
  return text
    .replace(/(?<!\d)(\d{1,3}) (?=[\p{L}(])/gu, `$1${noBreak}`)
    .replace(/(?<=\p{L}) (?=\d{1,2}(?![\d.,:]))/gu, noBreak);
}

/** In characters: the longest item of a list that still stays on one line. */
const shortItem = 24;

/** An item of a list in a row, « Le modèle · Pilier Partage »: never half of it on one line, half on the next. */
export function holdItem(item: string): string {
  return item.length > shortItem ? item : item.replaceAll(' ', noBreak);
}

/** Curls the apostrophes that stand between letters: « l’aide », “don’t”. */
export function curlApostrophes(text: string): string {
  const kept = new Set(
    Array.from(text.matchAll(glottal), ({ 0: word, index }) => index + word.indexOf("'")),
  );
  return text.replace(/(?<=\p{L})'(?=\p{L})/gu, (sign, at: number) => (kept.has(at) ? sign : '’'));
}

/**
 * What ICU writes of a date or an hour in French, as people write it: « 18 h » on the hour,
 * « 1er décembre », « 9 h 30 » without a zero before it, and spaces that don’t break.
 */
export function setFrenchDate(written: string): string {
  return written
    .replace(/\s/gu, ' ')
    .replace(/ h 00(?!\d)/gu, ' h')
    .replace(/(?<!\d)0(?=\d h)/gu, '')
    .replace(/(?<!\d)1 (?=\p{L}{3})/gu, '1er ')
    .replace(/(\d(?:er)?) (?=\p{L}|\d)/gu, `$1${noBreak}`)
    .replace(/h (?=\d)/gu, `h${noBreak}`);
}
