import { threadOfBoard } from '../../agenda/domain/post-keys.ts';
import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import { note } from '../../kernel/view/note.ts';
import type { Contribution } from '../domain/board.ts';
import { closedBoard, writableBoards } from '../../agenda/domain/closing.ts';
import { findBoard, pillarOfBoard } from '../../template/domain/lookup.ts';
import { strong, type Rich, threadCalled } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent, pillarSign } from '../../kernel/view/accent.ts';
import { boardActions } from './actions.ts';
import { boardButton, boardName, formButton } from '../../template/view/board-name.ts';
import { contributionLines, formOf } from './post.ts';
import type { Scene, SceneAt } from './scene.ts';
import { buttons, type Block, type View } from '../../kernel/view/view.ts';

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

/** It is kept all the same, and who facilitates is told what to do. */
const waitsFor = ({ locked }: DeliveryProblem) =>
  locked === true ? ('receipt.locked' as const) : ('receipt.waiting' as const);

/** Exactly what was recorded, and how to change it; `problem` is what keeps it from being shown. */
export function contributionReceipt(
  scene: SceneAt,
  entry: Contribution,
  edited: boolean,
  problem?: DeliveryProblem,
): View {
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
      ...(edited && scene.workshop.closedAt !== null
        ? [{ kind: 'small' as const, text: t.say('receipt.summaryFollows') }]
        : []),
      ...(problem === undefined ? [] : [{ kind: 'text' as const, text: t.say(waitsFor(problem)) }]),
      ...(entry.anonymous ? [{ kind: 'small' as const, text: t.say('receipt.anonymous') }] : []),
    ],
    rows: changeRows(scene, entry),
  };
}

function boardOf({ workshop, t }: Scene, entry: Contribution): Rich {
  const board = findBoard(workshop.opening.template, entry.board);
  const thread = threadOfBoard(workshop, entry.board);
  const name = board === undefined ? '' : boardName(board, t.pick);
  return [thread === undefined ? strong(name) : threadCalled(thread, name)];
}

function wholeText(scene: Scene, entry: Contribution): Block[] {
  const form = formOf(scene.workshop.opening.template, entry);
  const subject = form?.subject === undefined ? undefined : entry.values[form.subject];
  const lines = contributionLines(scene, entry).map(({ label, value }): Block => ({
    kind: 'quote',
    text: label === undefined ? [value] : [strong(label), '\n', value],
  }));
  const about = subject ?? (form?.scale === undefined ? undefined : scene.t.pick(form.button));
  return about === undefined ? lines : [{ kind: 'text', text: [strong(about)] }, ...lines];
}

/**
 * People can always take back what they said: where it cannot be edited for now, it can still be
 * withdrawn. After the end, both are possible.
 */
function changeRows({ workshop, t, now }: SceneAt, entry: Contribution) {
  const ref = { workshop: workshop.id, contribution: entry.id };
  return buttons(
    entry.form !== undefined &&
      (workshop.closedAt !== null || closedBoard(workshop, entry.board, now) === undefined) && {
        label: t.plain('button.edit'),
        action: boardActions.contributionEdit.ref(ref),
      },
    {
      label: t.plain('button.withdraw'),
      action: boardActions.withdrawAsk.ref(ref),
    },
  );
}

/** One of the person's own contributions, to edit or withdraw. */
export function ownContribution(scene: SceneAt, entry: Contribution): View {
  return {
    accent: neutralAccent,
    blocks: [{ kind: 'text', text: boardOf(scene, entry) }, ...wholeText(scene, entry)],
    rows: changeRows(scene, entry),
  };
}

const mostButtons = 25;

/** One button per board that takes contributions now. */
export function contributeMenu({ workshop, t, now }: SceneAt): View {
  const { template } = workshop.opening;
  const open = writableBoards(workshop, now).flatMap((id) => findBoard(template, id) ?? []);
  if (open.length === 0) return note(t.say('contribute.noBoard'));
  const choices = open.flatMap((board) =>
    board.forms.map((form) => ({
      label:
        board.forms.length === 1
          ? boardButton(board, t.pick)
          : formButton(board, form, pillarSign(pillarOfBoard(template, board.id)), t.pick),
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
    rows: [{ kind: 'buttons', buttons: choices.slice(-mostButtons) }],
  };
}
