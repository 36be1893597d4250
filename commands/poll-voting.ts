import {
  handle,
  privately,
  refused,
  replacing,
  showing,
  type Context,
  type Handler,
  type Input,
  type Leaf,
  type Reply,
} from '../src/app/command.ts';
import { text } from '../src/app/options.ts';
import { entryOf } from '../src/domain/dictionary.ts';
import { resultsRefused } from '../src/domain/poll-tally.ts';
import { closeOf } from '../src/domain/poll-time.ts';
import { actions } from '../src/view/actions.ts';
import { pollResults } from '../src/view/poll-card.ts';
import { voteForm } from '../src/view/poll-forms.ts';
import { note, voteReceipt } from '../src/view/receipts.ts';
import { pollsHere, pollsNamed } from './polls-here.ts';

const any = text('poll', pollsNamed('open', 'closed'));

async function vote(context: Context, id: string): Promise<Reply> {
  const found = await context.palabre.poll(id);
  if (!found.ok) return refused(found.error);
  const poll = found.value;
  const closedAt = closeOf(poll, context.palabre.house.tools.clock());
  if (closedAt !== null) return refused({ kind: 'pollClosed', at: closedAt });
  if (poll.status !== 'open') return refused({ kind: 'pollNotOpen' });
  return showing(voteForm(poll, context.t, entryOf(poll.ballots, context.asker.id)));
}

type Shown = Readonly<Record<'poll' | 'options' | 'wording', string>>;

async function cast(context: Context, shown: Shown, input: Input): Promise<Reply> {
  const { poll: id, options, wording } = shown;
  const yes = input.list('yes');
  const ifNeedBe = input.list('ifNeedBe');
  const said = { yes, ifNeedBe, comment: input.text('comment') };
  const asked = { options: Number(options), wording: Number(wording) };
  const voted = await context.palabre.actOnPoll(id, context.asker, {
    type: 'vote',
    ...said,
    asked,
  });
  if (!voted.ok) {
    const poll = await context.palabre.poll(id);
    const again = poll.ok && poll.value.status === 'open';
    return refused(voted.error, again ? voteForm(poll.value, context.t, said) : undefined);
  }
  const ballot = entryOf(voted.value.ballots, context.asker.id);
  if (ballot === undefined) return refused({ kind: 'noBallot' });
  const both = yes.filter((option) => ifNeedBe.includes(option)).length;
  return privately(voteReceipt(voted.value, ballot, both, context.t));
}

async function table(context: Context, id: string): Promise<Reply> {
  const found = await context.palabre.poll(id);
  if (!found.ok) return refused(found.error);
  // A poll that is being prepared is seen by who prepares it alone.
  if (found.value.status === 'draft') return refused({ kind: 'pollNotOpen' });
  const kept = resultsRefused(found.value);
  if (kept !== undefined) return refused(kept);
  return privately(pollResults(found.value, context.t));
}

export const results: Leaf = {
  options: [any],
  run: async (context, given) => {
    const shown = (await pollsHere(context)).filter(({ status }) => status !== 'draft');
    const id = given(any) ?? shown.at(-1)?.id;
    return id === undefined ? refused({ kind: 'noPollHere' }) : table(context, id);
  },
};

export const votingHandlers: readonly Handler[] = [
  handle(actions.pollVote, (context, { poll }) => vote(context, poll)),
  handle(actions.pollSend, (context, shown, input) => cast(context, shown, input)),
  handle(actions.pollTable, (context, { poll }) => table(context, poll)),
  handle(actions.pollWithdraw, async (context, { poll }) => {
    const done = await context.palabre.actOnPoll(poll, context.asker, { type: 'withdraw' });
    return done.ok ? replacing(note(context.t.say('done.voteWithdrawn'))) : refused(done.error);
  }),
];
