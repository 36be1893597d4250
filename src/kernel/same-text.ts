import { blanks, unseen } from './written.ts';

/*
 * One rule for « the same text », wherever texts are compared. Two texts are the same when people
 * would say that the same thing is written: however accents are encoded, with accents or without, in
 * capitals or not, with one space or several, curled apostrophes or straight ones, fancy letters or
 * plain ones, whatever of them cannot be seen.
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
 * and of Hebrew vowels. In other writings a mark makes another letter, as in « й », « が » or « की ».
 */
const optionalMarks =
  /(?<=[\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036F]+|(?<=\u0435)\u0308|[\u0591-\u05BD]|\u05BF|[\u05C1-\u05C2]|[\u05C4-\u05C5]|\u05C7|\u0640|[\u064B-\u0652]|\u0670/gu;

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
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
};
const otherwise = /[œæßøłđς’‘ʼ“”„‐‑–—−…]/gu;

/** Most names and many words: there may be ten thousand, and nothing in them needs a closer look. */
const simple = /^[ -~]*$/u;

/** What two texts have in common if they are the same. */
export function textKey(text: string): string {
  const blanked = text.replaceAll(blanks, ' ');
  const whole = simple.test(blanked) ? blanked.toLowerCase() : folded(blanked);
  const key = whole.replaceAll(/ {2,}/gu, ' ').trim();
  return key === '' ? text : key;
}

function folded(text: string): string {
  const plain = text
    .replaceAll(tooManyMarks, '$1')
    .replaceAll(hidden, '$1')
    .normalize('NFC')
    .replaceAll(disguised, (sign) => sign.normalize('NFKC'));
  return plain
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(optionalMarks, '')
    .normalize('NFC')
    .replaceAll(otherwise, (sign) => spelled[sign] ?? sign);
}

export const isSameText = (one: string, other: string): boolean => textKey(one) === textKey(other);
