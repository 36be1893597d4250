import { threadOfBoard } from '../../agenda/domain/post-keys.ts';
import { note } from '../../kernel/view/note.ts';
import { withdrawnTogether, type Contribution } from '../domain/board.ts';
import { closedBoard, writableBoards } from '../../agenda/domain/closing.ts';
import { findBoard } from '../../template/domain/lookup.ts';
import { channel, strong, type Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { boardActions } from './actions.ts';
import { boardName } from '../../template/view/board-name.ts';
import { contributionInFull, contributionLines, formOf } from './post.ts';
import { excerpt } from '../../kernel/view/excerpt.ts';
import { markButton } from './mark-button.ts';
import { namingRow } from '../../community/view/attribution.ts';
import type { Scene, SceneAt } from './scene.ts';
import { buttons, type Block, type Choice, type Row, type View } from '../../kernel/view/view.ts';

/** What happens to withdrawn words in a summary that was already posted. */
export type SummaryAfterWithdrawal = 'noSummary' | 'summaryUpdated' | 'channelGone';

/** `done` adds what to say beyond the fact that nobody will see it. */
export function withdrawnReceipt(
  done: Rich,
  summary: Exclude<SummaryAfterWithdrawal, 'noSummary'>,
  t: Translator,
): View {
  const rest = summary === 'summaryUpdated' ? 'withdrawn.toldAgain' : 'withdrawn.channelGone';
  const blocks = [done, t.say(rest)].map((text): Block => ({ kind: 'text', text }));
  return { accent: neutralAccent, blocks };
}

/** Exactly what was recorded, and how to change it. */
export function contributionReceipt(scene: SceneAt, entry: Contribution, edited: boolean): View {
  const { t } = scene;
  return {
    accent: neutralAccent,
    blocks: [
      {
        kind: 'text',
        text: t.say(edited ? 'receipt.edited' : 'receipt.recorded', {
          board: boardOf(scene, entry),
        }),
      },
      ...wholeText(scene, entry),
      ...(entry.anonymous ? [{ kind: 'small' as const, text: t.say('receipt.anonymous') }] : []),
    ],
    rows: changeRows(scene, entry),
  };
}

function boardOf({ workshop, t }: Scene, entry: Contribution): Rich {
  const board = findBoard(workshop.opening.template, entry.board);
  const thread = threadOfBoard(workshop, entry.board);
  if (thread !== undefined) return [channel(thread)];
  return [strong(board === undefined ? '' : boardName(board, t.pick))];
}

function wholeText(scene: Scene, entry: Contribution): Block[] {
  const form = formOf(scene.workshop.opening.template, entry);
  const subject = form?.subject === undefined ? undefined : entry.values[form.subject];
  const lines = contributionLines(scene, entry).map(({ label, value }): Block => ({
    kind: 'quote',
    text: label === undefined ? [value] : [strong(label), '\n', value],
  }));
  return subject === undefined ? lines : [{ kind: 'text', text: [strong(subject)] }, ...lines];
}

/**
 * People can always take back what they said: where it can no longer be edited, it can still be
 * withdrawn.
 */
function changeRows({ workshop, t, now }: SceneAt, entry: Contribution) {
  const ref = { workshop: workshop.id, contribution: entry.id };
  return buttons(
    entry.form !== undefined &&
      workshop.closedAt === null &&
      closedBoard(workshop, entry.board, now) === undefined && {
        label: t.plain('button.edit'),
        action: boardActions.contributionEdit.ref(ref),
      },
    {
      label: t.plain('button.withdraw'),
      action: boardActions.contributionWithdraw.ref(ref),
      tone: 'danger',
    },
  );
}

/** A contribution shown to a facilitator before they mark or withdraw it. */
export function moderatedContribution(scene: Scene, entry: Contribution): View {
  const { workshop, t } = scene;
  return {
    ...contributionInFull(scene, entry),
    rows: buttons(
      markButton(scene, entry),
      {
        label: t.plain('button.withdraw'),
        action: boardActions.contributionWithdraw.ref({
          workshop: workshop.id,
          contribution: entry.id,
        }),
        tone: 'danger',
      },
      withdrawnTogether(workshop.boards, entry.id).length > 1 && {
        label: t.plain('button.withdrawAll'),
        action: boardActions.withdrawAllAsk.ref({ workshop: workshop.id, contribution: entry.id }),
      },
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

/** One of the person's own contributions, to edit or withdraw. */
export function ownContribution(scene: SceneAt, entry: Contribution): View {
  return {
    accent: neutralAccent,
    blocks: [{ kind: 'text', text: boardOf(scene, entry) }, ...wholeText(scene, entry)],
    rows: changeRows(scene, entry),
  };
}

/** As many as people still read through, latest first: what one has just written is what one wants to change. */
const listed = 25;
/** About two lines of a list on a phone. */
const labelLength = 90;

/**
 * `others`: what a facilitator can withdraw to protect the group; empty for anyone else. `named`:
 * whether summaries and recaps may name the person.
 */
export function ownContributions(
  scene: Scene,
  entries: readonly Contribution[],
  others: readonly Contribution[],
  named: boolean,
): View {
  const { t } = scene;
  return {
    accent: neutralAccent,
    blocks: [
      {
        kind: 'text',
        text:
          entries.length === 0
            ? t.say('mine.none')
            : t.say('mine.count', { count: entries.length }),
      },
    ],
    rows: [
      ...chooseRow(scene, boardActions.mineChoose, t.plain('mine.choose'), entries),
      ...chooseRow(scene, boardActions.moderateChoose, t.plain('mine.moderate'), others),
      ...namingRow(named, t),
    ],
  };
}

function chooseRow(
  scene: Scene,
  action: typeof boardActions.mineChoose | typeof boardActions.moderateChoose,
  placeholder: string,
  entries: readonly Contribution[],
): Row[] {
  if (entries.length === 0) return [];
  const options = entries
    .slice(-listed)
    .toReversed()
    .map((entry) => ownChoice(scene, entry));
  const ref = action.ref({ workshop: scene.workshop.id });
  return [{ kind: 'choose', action: ref, placeholder, options }];
}

function ownChoice(scene: Scene, entry: Contribution): Choice {
  const board = findBoard(scene.workshop.opening.template, entry.board);
  const text = [...Object.values(entry.values), entry.words ?? ''].join(' ').trim();
  return {
    id: entry.id,
    label: excerpt(text === '' ? '…' : text, labelLength),
    ...(board === undefined ? {} : { help: excerpt(boardName(board, scene.t.pick), labelLength) }),
  };
}

/** One button per board that takes contributions now. */
export function contributeMenu({ workshop, t, now }: SceneAt): View {
  const { template } = workshop.opening;
  const open = writableBoards(workshop, now).flatMap((id) => findBoard(template, id) ?? []);
  if (open.length === 0) return note(t.say('contribute.noBoard'));
  const choices = open.flatMap((board) =>
    board.forms.map((form) => ({
      label:
        board.forms.length === 1
          ? boardName(board, t.pick)
          : `${boardName(board, t.pick)} · ${t.pick(form.button)}`,
      action: boardActions.contributeOpen.ref({
        workshop: workshop.id,
        board: board.id,
        form: form.id,
      }),
    })),
  );
  return {
    accent: neutralAccent,
    blocks: [{ kind: 'text', text: t.say('contribute.choose') }],
    // The latest boards are the ones in progress.
    rows: [{ kind: 'buttons', buttons: choices.slice(-listed) }],
  };
}
