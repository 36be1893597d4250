import type { Locale } from './text.ts';

const narrowNoBreak = '\u202F';
const noBreak = '\u00A0';

/**
 * Units that stay on the same line as their number, which may still be a placeholder of a message.
 */
const unit =
  /([\d#}]) (h|min|s|ko|Mo|kB|MB|Mio|MiB|ans?|mois|jours?|heures?|minutes?|secondes?|semaines?|weeks?|months?|years?|days?|hours?|seconds?|p\.m\.|a\.m\.|anys?|mes(?:os|es)?|di(?:a|es|as)|días?|hor(?:a|es|as)|minuts?|minutos?|segons?|segundos?|setman(?:a|es)|semanas?|años?)(?![\p{L}\d])/gu;

/** « 6 sur 12 » is one figure, kept on one line. */
const share = /(?<=#|\{\w{1,20}\}) (of|sur|de) (?=#|\{\w{1,20}\})/gu;

/** Words in which the straight apostrophe is a letter, the glottal stop. */
const glottal = /\b(?:Kanien'kehá|Kanien'kéha)/gu;

/**
 * Makes the spaces that typography calls for non-breaking: in every language between a number and
 * its unit, between groups of digits, within « 6 sur 12 », before the separating dot and after a
 * check mark; in French also before : and inside « », and narrow ones before ? ! ;. So nobody has
 * to type invisible characters in templates and locale files. Only replaces ordinary spaces: an
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
 * In an ICU message, keeps a number with what it counts, « 3 contributions », « 1 sans nom »,
 * « … et 9 autres », and the parts of a duration together, « 1 h 45 min ».
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

/** A quick check that rules out most texts. */
const mayHaveSigns = / [?!;:·»]|« /u;

/**
 * The same for what people wrote and for joined texts, in any language: no sign with a space before
 * it starts a line, and no « ends one.
 */
export function holdSigns(text: string): string {
  if (!mayHaveSigns.test(text)) return text;
  return (
    text
      // Matrix commands begin with one: « faites !aide ».
      .replace(/ ([?!;])(?!\p{L})/gu, `${narrowNoBreak}$1`)
      .replace(/ ([:·])/gu, `${noBreak}$1`)
      .replace(/« /gu, `«${noBreak}`)
      .replace(/ »/gu, `${noBreak}»`)
  );
}

/**
 * Keeps a number on the same line as the word it counts, « 8 contributions », or numbers,
 * « étape 2 », where a browser breaks the lines. Years and longer numbers are clear alone.
 */
export function holdFigures(text: string): string {
  return text
    .replace(/(?<!\d)(\d{1,3}) (?=[\p{L}(])/gu, `$1${noBreak}`)
    .replace(/(?<=\p{L}) (?=\d{1,2}(?![\d.,:]))/gu, noBreak);
}

/** In characters: the longest list item that is kept on one line. */
const shortItem = 24;

/** Keeps a short item of an inline list, « Le modèle · Pilier Partage », on one line. */
export function holdItem(item: string): string {
  return item.length > shortItem ? item : item.replaceAll(' ', noBreak);
}

/** Curls the apostrophes between letters: « l’aide », “don’t”. */
export function curlApostrophes(text: string): string {
  const kept = new Set(
    Array.from(text.matchAll(glottal), ({ 0: word, index }) => index + word.indexOf("'")),
  );
  return text.replace(/(?<=\p{L})'(?=\p{L})/gu, (sign, at: number) => (kept.has(at) ? sign : '’'));
}

/**
 * An ICU date or time in French, as people write it: « 18 h » on the hour, « 1er décembre »,
 * « 9 h 30 » without a leading zero, and non-breaking spaces.
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
