import { blanks, unseen } from './written.ts';

/*
 * One rule for « the same text », wherever texts are compared. Two texts are the same if people
 * would say so: with or without accents, however encoded, in upper or lower case, with one space or
 * several, curled or straight apostrophes and quotes, fancy or plain letters, letters and figures
 * of one keyboard or of its neighbour's, and any invisible characters.
 */

/**
 * Letters of Vietnamese or Hebrew take up to three marks. Normalising a thousand takes a million
 * steps.
 */
const tooManyMarks = /(\p{M}{8})\p{M}+/gu;

/** The invisible characters that tell emoji apart: tags of a flag, joiners of a family. */
const tellsEmoji = /\u{1F3F4}[\u{E0020}-\u{E007F}]+|\u200D(?=\p{Extended_Pictographic})/u;

const hidden = new RegExp(`(${tellsEmoji.source})|${unseen.source}`, 'gu');

/**
 * Fancy letters and figures, which NFKC makes plain; superscripts such as « m² » are left alone.
 */
const disguised = /[\p{L}\p{Nd}\u2460-\u24FF\uFF00-\uFFEF]/gu;

/**
 * The marks that people leave out: accents of Latin and Greek letters, the dots of « ё », Arabic
 * and Hebrew vowel points, the marks on an alif. In other scripts a mark makes another letter, as
 * in « й », « が » or « की ».
 */
const optionalMarks =
  /(?<=[\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036F]+|(?<=\u0435)\u0308|[\u0591-\u05BD]|\u05BF|[\u05C1-\u05C2]|[\u05C4-\u05C5]|\u05C7|\u0640|[\u064B-\u0652]|(?<=\u0627)[\u0653-\u0655]|\u0670/gu;

const spelled: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ς: 'σ',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '´': "'",
  '`': "'",
  '«': '"',
  '»': '"',
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  // Letters of Persian, Urdu and Arabic keyboards, which look the same or nearly.
  ی: 'ي',
  ى: 'ي',
  ک: 'ك',
  ہ: 'ه',
};
const otherwise = /[œæßøłđς’‘ʼ´`«»“”„‐‑–—−…یىکہ]/gu;
const innerBlanks = /(?<=«) | (?=»)/gu;

const otherFigures = /(?![0-9])\p{Nd}/gu;

/**
 * A digit of any script as an ASCII one: in Unicode, each script's ten digits begin at a column 0
 * or 6.
 */
function plainFigure(figure: string): string {
  const code = figure.codePointAt(0) ?? 0;
  const column = code % 16;
  const begins = /\p{Nd}/u.test(String.fromCodePoint(code - column)) ? 0 : 6;
  return String(column - begins);
}

/** Most names and many words, which need no folding: there may be ten thousand. */
const simple = /^[ -_a-~]*$/u;

/** A key that is equal for two texts if and only if they are the same. */
export function textKey(text: string): string {
  const blanked = text.replaceAll(blanks, ' ');
  const whole = simple.test(blanked) ? blanked.toLowerCase() : folded(blanked);
  const key = whole.replaceAll(/ {2,}/gu, ' ').trim();
  return key === '' ? text : key;
}

const folded = (text: string): string =>
  lowered(text)
    .replaceAll(optionalMarks, '')
    .normalize('NFC')
    .replaceAll(otherwise, (sign) => spelled[sign] ?? sign);

/** Plain lower-case letters, each followed by its marks. */
function lowered(text: string): string {
  return text
    .replaceAll(tooManyMarks, '$1')
    .replaceAll(hidden, '$1')
    .normalize('NFC')
    .replaceAll(disguised, (sign) => sign.normalize('NFKC'))
    .replaceAll(otherFigures, plainFigure)
    .replaceAll(/ {2,}/gu, ' ')
    .replaceAll(innerBlanks, '')
    .toLowerCase()
    .normalize('NFD');
}

export const isSameText = (one: string, other: string): boolean => textKey(one) === textKey(other);

/** The accents of each letter, in order. */
const accentsOf = (text: string): string[] =>
  Array.from(
    lowered(text.replaceAll(blanks, ' '))
      .trim()
      .replaceAll(otherwise, (sign) => spelled[sign] ?? sign)
      .matchAll(/\P{M}([\u0300-\u036F]*)/gu),
    ([, accents = '']) => accents,
  );

/** Whether two texts that are the same differ in their accents. */
export const differInAccents = (one: string, other: string): boolean =>
  accentsOf(one).join() !== accentsOf(other).join();

const hasAll = (all: readonly string[], some: readonly string[]): boolean =>
  some.every((accents, at) => accents === '' || accents === all[at]);

/**
 * For two texts that are the same: whether one may be the other without some of its accents, as
 * « Eté » is « Été ». « Péché » and « pêche » are two words: people who type accents at all type
 * the right ones.
 */
export function accentsAgree(one: string, other: string): boolean {
  const [ours, theirs] = [accentsOf(one), accentsOf(other)];
  return ours.length !== theirs.length || hasAll(ours, theirs) || hasAll(theirs, ours);
}
