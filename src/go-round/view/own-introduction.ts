import type { PersonId } from '../../kernel/people.ts';
import { strong } from '../../kernel/rich.ts';
import { buttons, type View } from '../../kernel/view/view.ts';
import { goRoundActions } from './actions.ts';
import type { Scene } from './scene.ts';

/** Adds what someone said about themself in the go-round, with buttons to edit or withdraw it. */
export function withIntroduction(view: View, { workshop, t }: Scene, person: PersonId): View {
  const said = workshop.goRound.introductions.find((each) => each.person === person);
  if (said === undefined) return view;
  const ref = { workshop: workshop.id };
  const text = t.say('mine.introduction', { name: said.name, word: strong(said.word) });
  return {
    ...view,
    blocks: [...view.blocks, { kind: 'text', text }],
    rows: [
      ...(view.rows ?? []),
      ...buttons(
        {
          label: t.plain('button.editIntroduction'),
          action: goRoundActions.introduceOpen.ref(ref),
        },
        {
          label: t.plain('button.withdrawIntroduction'),
          action: goRoundActions.withdraw.ref(ref),
        },
      ),
    ],
  };
}
