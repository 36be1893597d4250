import { blanks, unseen } from './written.ts';

/*
 * One rule for « the same text », wherever texts are compared. Two texts are the same when people
 * would say that the same thing is written: however accents are encoded, with accents or without, in
 * capitals or not, with one space or several, curled apostrophes and quotes or straight ones, fancy
 * letters or plain ones, in the letters and figures of one keyboard or of its neighbour's, whatever of
 * them cannot be seen.
 */

/** A few letters of Vietnamese or Hebrew take three marks. Normalising a thousand takes a million steps. */
const tooManyMarks = /(\p{M}{8})\p{M}+/gu;

/** Of what is unseen, what tells one emoji from another: tags of a flag, joiners of a family. */
const tellsEmoji = /\u{1F3F4}[\u{E0020}-\u{E007F}]+|\u200D(?=\p{Extended_Pictographic})/u;

const hidden = new RegExp(`(${tellsEmoji.source})|${unseen.source}`, 'gu');

/** Letters and figures in disguise, which NFKC makes plain; powers such as « m² » are not the same. */
const disguised = /[\p{L}\p{Nd}\u2460-\u24FF\uFF00-\uFFEF]/gu;

/**
 * The marks that people leave out: accents of Latin and Greek letters, the points of « ё », of Arabic
 * and of Hebrew vowels, what an alif bears. In other writings a mark makes another letter, as in « й », « が » or « की ».
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
  // Of Persian, Urdu and Arabic keyboards: they look the same or nearly.
  ی: 'ي',
  ى: 'ي',
  ک: 'ك',
  ہ: 'ه',
};
const otherwise = /[œæßøłđς’‘ʼ´`«»“”„‐‑–—−…یىکہ]/gu;
const innerBlanks = /(?<=«) | (?=»)/gu;

const otherFigures = /(?![0-9])\p{Nd}/gu;

/** The figure of any writing as one of ours: in Unicode, ten of them begin at a 0 or at a 6. */
function plainFigure(figure: string): string {
  const code = figure.codePointAt(0) ?? 0;
  const column = code % 16;
  const begins = /\p{Nd}/u.test(String.fromCodePoint(code - column)) ? 0 : 6;
  return String(column - begins);
}

/** Most names and many words: there may be ten thousand, and nothing in them needs a closer look. */
const simple = /^[ -_a-~]*$/u;

/** What two texts have in common if they are the same. */
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

/** Plain small letters, each before its marks. */
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

/** What each letter bears, in order. */
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
 * Whether one of two texts that are the same may be the other without some of its accents, as « Eté » is
 * « Été ». « Péché » and « pêche » are two words: who types accents at all types those of the word.
 */
export function accentsAgree(one: string, other: string): boolean {
  const [ours, theirs] = [accentsOf(one), accentsOf(other)];
  return ours.length !== theirs.length || hasAll(ours, theirs) || hasAll(theirs, ours);
}
