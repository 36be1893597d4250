import { regions } from './dates.ts';
import type { Rich } from '../kernel/rich.ts';
import type { Reader } from '../kernel/text.ts';
import type { Translator } from './translator.ts';

/** People or things in a sentence, as its language joins them: « Ana, Louis et Nour ». */
export function listed(items: readonly string[], { locale }: Pick<Reader, 'locale'>): string {
  return new Intl.ListFormat(regions[locale]).format(items);
}

/** Likewise what one may choose from: “one, two or three”. */
export function listedOr(items: readonly string[], { locale }: Pick<Reader, 'locale'>): string {
  return new Intl.ListFormat(regions[locale], { type: 'disjunction' }).format(items);
}

/** Likewise for what keeps its meaning in a message, such as people. */
export function listedRich(items: readonly Rich[], { locale }: Pick<Reader, 'locale'>): Rich {
  const parts = new Intl.ListFormat(regions[locale]).formatToParts(items.map(() => '…'));
  let at = 0;
  return parts.flatMap((part): Rich =>
    part.type === 'literal' ? [part.value] : (items[at++] ?? []),
  );
}

/** What a list leaves out: « … et 3 autres ». */
export const andMore = (count: number, t: Translator): Rich => [
  '… ',
  ...t.say('picture.more', { count }),
];
