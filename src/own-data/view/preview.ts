import type { Translator } from '../../i18n/translator.ts';
import type { Held, HeldKind } from '../../kernel/own-data.ts';
import type { Rich } from '../../kernel/rich.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { buttons, type View } from '../../kernel/view/view.ts';
import { ownDataActions } from './actions.ts';
import { kindWords } from './words.ts';

/** What will go and what will stay, before anything is erased. */
export function erasurePreview(held: readonly Held[], t: Translator): View {
  const former = held.filter((each) => each.former === true).length;
  const counts = countsOf(held.filter((each) => each.former !== true));
  const going: Rich[] = [
    ...[...counts].map(([kind, count]) => t.say(kindWords[kind], { count })),
    ...(former === 0 ? [] : [t.say('ownData.formerMany', { count: former })]),
  ];
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'title', text: t.say('ownData.eraseTitle') },
      ...(going.length === 0
        ? [{ kind: 'text' as const, text: t.say('ownData.nothingHeld') }]
        : [
            { kind: 'text' as const, text: t.say('ownData.goes') },
            { kind: 'list' as const, items: going },
          ]),
      { kind: 'text', text: t.say('ownData.everywhere') },
      { kind: 'text', text: t.say('ownData.stays') },
      {
        kind: 'list',
        items: [
          t.say('ownData.staysTotals'),
          t.say('ownData.staysTitles'),
          t.say('ownData.staysOthers'),
          t.say('ownData.staysCopies'),
        ],
      },
      { kind: 'small', text: t.say('ownData.exportFirst') },
    ],
    rows: buttons({
      label: t.plain('button.eraseMe'),
      action: ownDataActions.erase.ref({}),
      tone: 'danger',
    }),
  };
}

function countsOf(held: readonly Held[]): Map<HeldKind, number> {
  const counts = new Map<HeldKind, number>();
  for (const { kind } of held) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
