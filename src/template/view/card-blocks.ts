import type { CardGroup, StepOf } from '../domain/template.ts';
import { marked, strong, type Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Block } from '../../kernel/view/view.ts';

/** A step's presentation cards in order; a title that was the last to be said is not said again. */
export function cardsBlocks(
  { title, cards }: Pick<StepOf<'cards' | 'acknowledgement'>, 'title' | 'cards'>,
  t: Translator,
): Block[] {
  return cards.flatMap((card, index) => {
    const name = card.title === undefined ? undefined : t.pick(card.title);
    const above = cards.slice(0, index).findLast((each) => each.title !== undefined)?.title;
    return [
      ...(index === 0 ? [] : [{ kind: 'divider' as const }]),
      ...(name === undefined || name === t.pick(above ?? title)
        ? []
        : [{ kind: 'heading' as const, text: [name] }]),
      ...card.groups.flatMap((group) => groupBlocks(group, t)),
    ];
  });
}

/** A heading, its lines, its list and its link; what is absent is left out. */
export function groupBlocks(group: CardGroup, t: Translator): Block[] {
  const { heading, text, bullets, link } = group;
  return [
    ...(heading === undefined ? [] : [{ kind: 'text' as const, text: [strong(t.pick(heading))] }]),
    ...text.map((line): Block => ({ kind: 'text', text: marked(t.pick(line)) })),
    ...listOf(bullets.map((bullet) => marked(t.pick(bullet)))),
    ...(link === undefined ? [] : [{ kind: 'text' as const, text: linkText(link, t) }]),
  ];
}

function linkText(link: NonNullable<CardGroup['link']>, t: Translator): Rich {
  const label = t.pick(link.label);
  return link.url === undefined ? [label] : [{ kind: 'link', url: link.url, label }];
}

export function listOf(items: readonly Rich[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}
