import { withdrawnTogether, type Contribution } from '../domain/board.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { boardActions } from './actions.ts';
import { contributionInFull } from './post.ts';
import { markButton } from './mark-button.ts';
import type { Scene } from './scene.ts';
import { buttons, type View } from '../../kernel/view/view.ts';

/** A contribution shown to a facilitator before they mark or withdraw it. */
export function moderatedContribution(scene: Scene, entry: Contribution): View {
  const { workshop, t } = scene;
  return {
    ...contributionInFull(scene, entry),
    rows: buttons(
      markButton(scene, entry),
      {
        label: t.plain('button.withdraw'),
        action: boardActions.withdrawAsk.ref({ workshop: workshop.id, contribution: entry.id }),
      },
      withdrawnTogether(workshop.boards, entry.id).length > 1 && {
        label: t.plain('button.withdrawAll'),
        action: boardActions.withdrawAllAsk.ref({ workshop: workshop.id, contribution: entry.id }),
      },
    ),
  };
}

/** Asks for confirmation: the words are shown once more, since it cannot be undone. */
export function withdrawing(scene: Scene, entry: Contribution): View {
  const { workshop, t } = scene;
  const ref = { workshop: workshop.id, contribution: entry.id };
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: t.say('withdraw.ask') },
      ...contributionInFull(scene, entry).blocks,
    ],
    rows: buttons(
      {
        label: t.plain('button.withdrawConfirm'),
        action: boardActions.contributionWithdraw.ref(ref),
        tone: 'danger',
      },
      { label: t.plain('button.withdrawNot'), action: boardActions.withdrawNot.ref(ref) },
    ),
  };
}

/** Asks for confirmation and says how many will go: it cannot be undone. */
export function withdrawingAll({ workshop, t }: Scene, entry: Contribution): View {
  const count = withdrawnTogether(workshop.boards, entry.id).length;
  const text = entry.anonymous
    ? t.say('withdrawAll.askUnsigned', { count })
    : t.say('withdrawAll.ask', { count, name: entry.authorName });
  return {
    accent: neutralAccent,
    blocks: [{ kind: 'text', text }],
    rows: buttons({
      label: t.plain('button.withdrawAllConfirm'),
      action: boardActions.withdrawAll.ref({ workshop: workshop.id, contribution: entry.id }),
      tone: 'danger',
    }),
  };
}
