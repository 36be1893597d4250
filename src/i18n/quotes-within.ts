import type { Translator } from './translator.ts';

const quoted = /«\s?([^«»]+?)\s?(»|$)|“([^“”]+)(”|$)/gu;

/**
 * A text that will stand in quotation marks: what it quotes itself is put in those that stand within
 * others. A quotation that was cut short is not closed.
 */
export function quotesWithin(text: string, t: Translator): string {
  return text.replaceAll(quoted, (_, pointed?: string, end?: string, curly = '', close = '') => {
    const words = pointed ?? curly;
    const whole = t.plain('picture.quoteWithin', { text: words });
    return (end ?? close) === '' ? whole.slice(0, whole.indexOf(words) + words.length) : whole;
  });
}
