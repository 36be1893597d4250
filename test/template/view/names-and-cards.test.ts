import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../../src/template/domain/parse.ts';
import { boardName } from '../../../src/template/view/board-name.ts';
import { cardsBlocks, listOf } from '../../../src/template/view/card-blocks.ts';
import type { StepOf } from '../../../src/template/domain/template.ts';
import { plainView } from '../../support/plain-view.ts';
import { en, fr } from '../../support/scenes.ts';
import { sceneTemplate } from '../../support/scene-template.ts';
import { shapeOf } from '../../support/shape.ts';

const both = (french: string, english: string) => ({ fr: french, en: english });
const step = {
  kind: 'cards',
  id: 'mot',
  title: both('Le mot', 'The word'),
  short: both('Mot', 'Word'),
};

function cardsOf(...cards: readonly object[]): StepOf<'cards'> {
  const parsed = parseTemplate({
    ...sceneTemplate,
    steps: [{ ...step, cards }, ...sceneTemplate.steps],
  });
  const [first] = parsed.data?.steps ?? [];
  if (first?.kind !== 'cards') throw new Error(parsed.error?.message);
  return first;
}
const shown = (cards: readonly object[], t = fr) =>
  plainView({ blocks: cardsBlocks(cardsOf(...cards), t) });
const text = both('Une **vraie** phrase.', 'A **real** sentence.');

describe('the name of a board', () => {
  it.each([
    ['1.1', '1.1 Proches', '1.1 Near'],
    [undefined, 'Proches', 'Near'],
  ])('has its number if it has one: %s', (label, french, english) => {
    const board = { label, title: both('Proches', 'Near') };
    expect(boardName(board, fr.pick)).toBe(french);
    expect(boardName(board, en.pick)).toBe(english);
  });
});

describe('the cards of a step', () => {
  it('have what their author wrote, in the order of the card, strong where it is strong', () => {
    const card = {
      title: both('À lire', 'To read'),
      groups: [
        {
          heading: both('D’abord', 'First'),
          text: [text],
          bullets: [both('un', 'one'), both('**deux**', '**two**')],
          link: { label: both('La suite', 'The rest'), url: 'https://exemple.org/a' },
        },
      ],
    };
    expect(shown([card])).toBe(
      [
        '## À lire',
        '*D’abord*',
        'Une *vraie* phrase.',
        '- un\n- *deux*',
        'La suite (https://exemple.org/a)',
      ].join('\n'),
    );
    expect(shown([card], en)).toContain('## To read\n*First*\nA *real* sentence.');
  });

  it('do not repeat the title of their step', () => {
    expect(shown([{ title: step.title, groups: [{ text: [text] }] }])).toBe('Une *vraie* phrase.');
  });

  it('say a title again only where another was said since', () => {
    const named = (title: ReturnType<typeof both>) => ({ title, groups: [{ text: [text] }] });
    const own = named(both('Le mot', 'The word'));
    const other = named(both('À lire', 'To read'));
    const titles = shown([own, other, other, own])
      .split('\n')
      .filter((line) => line.startsWith('#'));
    expect(titles).toEqual(['## À lire', '## Le mot']);
  });

  it('are set apart from one another, and from nothing else', () => {
    const card = { groups: [{ text: [text] }] };
    const kinds = cardsBlocks(cardsOf(card, card, card), fr).map(({ kind }) => kind);
    expect(kinds).toEqual(['text', 'divider', 'text', 'divider', 'text']);
  });

  it('say where to look even if that has no address yet', () => {
    const card = { groups: [{ text: [text], link: { label: both('Le guide', 'The guide') } }] };
    expect(shown([card])).toBe('Une *vraie* phrase.\nLe guide');
  });

  it('are the same in both languages, in every template of the scene', () => {
    for (const each of sceneTemplate.steps)
      if (each.kind === 'cards' || each.kind === 'acknowledgement')
        expect(shapeOf({ blocks: cardsBlocks(each, en) })).toEqual(
          shapeOf({ blocks: cardsBlocks(each, fr) }),
        );
  });
});

describe('a list of nothing', () => {
  it('is no list', () => {
    expect(listOf([])).toEqual([]);
    expect(listOf([['un']])).toEqual([{ kind: 'list', items: [['un']] }]);
  });
});
