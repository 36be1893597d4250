import { boardActions } from '../board/view/actions.ts';
import { markButton } from '../board/view/mark-button.ts';
import { contributionInFull } from '../board/view/post.ts';
import {
  ownContribution,
  withdrawnReceipt,
  type SummaryAfterWithdrawal,
} from '../board/view/receipts.ts';
import { moderatedContribution, withdrawing, withdrawingAll } from '../board/view/moderation.ts';
import type { Feature } from '../engine/requests/command.ts';
import { privately, refused, replacing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { note } from '../kernel/view/note.ts';
import { buttons } from '../kernel/view/view.ts';
import { sceneFor } from './acting.ts';
import { act, type Acted } from './cases.ts';
import { facilitates } from './domain/workshop.ts';
import { workshopPermissions } from './permissions.ts';
import type { OnContribution } from './subjects.ts';

const { handle } = under(workshopPermissions);

async function withdraw(context: OnContribution): Promise<Reply> {
  const { subject, t } = context;
  const { id } = subject.value.entry;
  const acted = await act(subject, { type: 'withdrawContribution', id });
  if (!acted.ok) return refused(acted.error);
  const where = leftOf(context, acted.value);
  return replacing(
    where === 'noSummary'
      ? note(t.say('done.withdrawn'))
      : withdrawnReceipt(t.say('withdrawn.done'), where, t),
  );
}

/** Back to what was shown before the question. */
async function keep(context: OnContribution): Promise<Reply> {
  const { workshop, entry } = context.subject.value;
  const scene = sceneFor(context, workshop);
  return replacing(
    entry.author === context.asker.id
      ? ownContribution(scene, entry)
      : moderatedContribution(scene, entry),
  );
}

async function withdrawAll(context: OnContribution): Promise<Reply> {
  const { subject, t } = context;
  const acted = await act(subject, { type: 'withdrawAll', id: subject.value.entry.id });
  if (!acted.ok) return refused(acted.error);
  const { events } = acted.value;
  const count = events.filter(({ type }) => type === 'contribution.withdrawn').length;
  const done = t.say('withdrawAll.done', { count });
  const where = leftOf(context, acted.value);
  return replacing(where === 'noSummary' ? note(done) : withdrawnReceipt(done, where, t));
}

/** What happens to withdrawn words in a posted summary. */
function leftOf(
  { channelGone }: OnContribution,
  { workshop, events }: Acted,
): SummaryAfterWithdrawal {
  if (workshop.summaryAsked === 0) return 'noSummary';
  if (channelGone(workshop.opening.channel)) return 'channelGone';
  return events.some(({ type }) => type === 'summary.asked') ? 'summaryUpdated' : 'noSummary';
}

/** The whole text; a facilitator may highlight it from there. */
async function read({ subject, t }: OnContribution): Promise<Reply> {
  const { workshop, entry } = subject.value;
  const scene = { workshop, t };
  const whole = contributionInFull(scene, entry);
  return privately(
    facilitates(workshop, subject.by)
      ? { ...whole, rows: buttons(markButton(scene, entry)) }
      : whole,
  );
}

/** Reading one contribution in full, and withdrawing it: by its author or a facilitator. */
export const withdrawingFeature: Feature = {
  handlers: [
    handle(boardActions.moderateChoose, async ({ subject, t }) => {
      const { workshop, entry } = subject.value;
      return replacing(moderatedContribution({ workshop, t }, entry));
    }),
    handle(boardActions.contributionRead, read),
    handle(boardActions.withdrawAsk, async ({ subject, t }) => {
      const { workshop, entry } = subject.value;
      return replacing(withdrawing({ workshop, t }, entry));
    }),
    handle(boardActions.withdrawNot, keep),
    handle(boardActions.contributionWithdraw, withdraw),
    handle(boardActions.withdrawAllAsk, async ({ subject, t }) => {
      const { workshop, entry } = subject.value;
      return replacing(withdrawingAll({ workshop, t }, entry));
    }),
    handle(boardActions.withdrawAll, withdrawAll),
  ],
};
