/** Texts in which nobody sees anything, by what they are made of. */
export const nothings: readonly (readonly [what: string, text: string])[] = [
  ['nothing', ''],
  ['spaces', ' \t\n\u00A0\u202F\u3000'],
  ['zero-width spaces', '\u200B\u200B'],
  ['word joiners', '\u2060'],
  ['a byte order mark', '\uFEFF'],
  // “Blank-rendering display names”: a pattern of braille without a dot.
  ['empty braille', '\u2800'],
  ['Hangul fillers', '\u3164\u115F\u1160\uFFA0'],
  ['variation selectors', '\uFE0F\uFE0E\u{E0100}'],
  ['tags', '\u{E0020}\u{E0041}\u{E007F}'],
  ['marks of direction', '\u200E\u200F\u061C\u202E\u2066\u2069'],
  ['joiners', '\u200C\u200D\u034F'],
  ['soft hyphens', '\u00AD'],
  ['the vowels of Khmer that nobody sees', '\u17B4\u17B5'],
  ['separators of Mongolian', '\u180E\u180B'],
  ['control characters', '\u0000\u0007\u0085'],
  ['the place of a picture that was not copied', '\uFFFC'],
  ['a mixture', ' \u200B\u2800\u3164\uFE0F\u{E0020}\n'],
];
