import { alphabetical } from '../../kernel/collation.ts';
import { accentsAgree, textKey } from '../../kernel/same-text.ts';
import { written } from '../../kernel/written.ts';
import type { Summary } from '../domain/summary.ts';
import type { Template } from '../../template/domain/template.ts';
import type { Translator } from '../../i18n/translator.ts';
import { excerpt } from '../../kernel/view/excerpt.ts';
import type { Illustration, WordsPicture } from '../../kernel/view/picture.ts';

/** As many as are readable at a glance. */
const wordsDrawn = 60;
/** Longer than any real word: it is cut. */
const longestWord = 80;

/** An emoji alone cannot be drawn as a word. */
const legible = /[\p{L}\p{N}]/u;

/** The words of the go-round, most frequent first; undefined if there are none. */
export function wordsPicture(
  introductions: Summary['introductions'],
  template: Template,
  t: Translator,
): Illustration | undefined {
  const words = counted(introductions, t);
  const drawn = words.filter(({ word }) => legible.test(word)).slice(0, wordsDrawn);
  if (drawn.length === 0) return undefined;
  const total = words.reduce((sum, { count }) => sum + count, 0);
  const rest = words.length - drawn.length;
  const picture: WordsPicture = {
    kind: 'words',
    lang: t.locale,
    title: t.plain('picture.inAWord'),
    subtitle: [...asked(template, t), t.plain('picture.people', { count: total })].join(' · '),
    words: drawn,
    ...(rest > 0 ? { more: t.plain('picture.more', { count: rest }) } : {}),
  };
  return { picture, alt: alternative(picture) };
}

/** What the word was asked about. */
function asked({ steps }: Template, t: Translator): string[] {
  const step = steps.find(({ kind }) => kind === 'goRound');
  return step?.kind === 'goRound' ? [t.pick(step.relation)] : [];
}

/** « Lien » and « lien » are the same word, spelled as it first was; « pêche » and « péché » are two. */
function counted(introductions: Summary['introductions'], t: Translator): WordsPicture['words'] {
  const found = new Map<string, { word: string; count: number }[]>();
  for (const introduction of introductions) {
    const word = excerpt(written(introduction.word), longestWord);
    if (word === '') continue;
    const key = textKey(word);
    const alike = found.get(key) ?? [];
    const known = alike.find((each) => accentsAgree(each.word, word));
    if (known === undefined) found.set(key, [...alike, { word, count: 1 }]);
    else known.count += 1;
  }
  const order = alphabetical(t.locale);
  return [...found.values()].flat().toSorted((a, b) => b.count - a.count || order(a.word, b.word));
}

function alternative({ title, subtitle, words, more }: WordsPicture): string {
  const labels = words.map(({ word, count }) => (count === 1 ? word : `${word} (${count})`));
  return [title, subtitle, [...labels, ...(more === undefined ? [] : [more])].join(', ')].join(
    '\n',
  );
}
