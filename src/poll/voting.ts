import type { Feature, Input } from '../engine/requests/command.ts';
import { privately, refused, replacing, showing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { entryOf } from '../kernel/dictionary.ts';
import type { Failure } from '../kernel/failure.ts';
import { note } from '../kernel/view/note.ts';
import type { View } from '../kernel/view/view.ts';
import type { Translator } from '../i18n/translator.ts';
import { actOnPoll, asNamedNow } from './cases.ts';
import type { VoteTyped } from './domain/intents.ts';
import type { PollState } from './domain/state.ts';
import { resultsRefused, votersShown } from './domain/tally.ts';
import { closeOf } from './domain/time.ts';
import { movedToYes } from './domain/voting.ts';
import { isAskedThere } from './here.ts';
import { pollPermissions } from './permissions.ts';
import type { OnPoll } from './subjects.ts';
import { pollActions } from './view/actions.ts';
import { readShown } from './view/at-hand.ts';
import { pollResults } from './view/results.ts';
import { voteForm } from './view/forms.ts';
import { voteReceipt } from './view/receipt.ts';

const { handle } = under(pollPermissions);

async function vote({ subject, t, now }: OnPoll): Promise<Reply> {
  const { poll } = subject.value;
  const closedAt = closeOf(poll, now());
  if (closedAt !== null) return refused({ kind: 'pollClosed', at: closedAt });
  if (poll.status !== 'open') return refused({ kind: 'pollNotOpen' });
  return showing(voteForm(poll, t, entryOf(poll.ballots, subject.by.id)));
}

type Said = NonNullable<Parameters<typeof voteForm>[2]>;

type Shown = Readonly<Record<'poll' | 'options' | 'wording', string>>;

async function cast({ subject, t }: OnPoll, asked: Shown, input: Input): Promise<Reply> {
  const { options, wording } = asked;
  const yes = input.list('yes');
  const ifNeedBe = input.list('ifNeedBe');
  const said = { yes, ifNeedBe, comment: input.text('comment') };
  const of = { options: Number(options), wording: Number(wording) };
  const voted = await actOnPoll(subject, { type: 'vote', ...said, asked: of });
  if (!voted.ok) return refused(voted.error, ballotAgain(subject, t, said));
  const both = yes.filter((option) => ifNeedBe.includes(option)).length;
  return recorded(subject, voted.value, t, { both });
}

/** In one gesture, from the poll's card. */
async function sayYes(
  { subject, t }: OnPoll,
  { at, shown }: Readonly<Record<'at' | 'shown', string>>,
): Promise<Reply> {
  const asked = readShown(shown);
  const voted = await actOnPoll(subject, { type: 'sayYes', at: Number(at), asked });
  if (!voted.ok)
    return refused(voted.error, ballotAgain(subject, t, withPressed(subject, at, asked)));
  // Several in a row would be as many receipts below each other.
  return recorded(subject, voted.value, t, { both: 0, of: `vote ${voted.value.id}` });
}

/** What was said before, with the option that was pressed, unless another stands in its place now. */
function withPressed(
  { value: { poll }, by }: OnPoll['subject'],
  at: string,
  { wording }: VoteTyped['asked'],
): Said {
  const said = entryOf(poll.ballots, by.id) ?? { yes: [], ifNeedBe: [], no: [] };
  const { options = [] } = poll.setUp ?? {};
  const pressed = wording === poll.wording ? options[Number(at)] : undefined;
  return pressed === undefined ? said : { ...said, ...movedToYes(said, pressed.id, options) };
}

/** After a refusal, the ballot with what was said, for as long as one can vote. */
const ballotAgain = ({ value: { poll } }: OnPoll['subject'], t: Translator, said: Said) =>
  poll.status === 'open' ? voteForm(poll, t, said) : undefined;

/** `both`: how many options were ticked twice. `of`: as in a `Reply`. */
function recorded(
  subject: OnPoll['subject'],
  poll: PollState,
  t: Translator,
  { both, ...of }: { readonly both: number; readonly of?: string },
): Reply {
  const ballot = entryOf(poll.ballots, subject.by.id);
  if (ballot === undefined) return refused({ kind: 'noBallot' });
  // Changed under its receipt, that tells what is no longer true.
  const view = voteReceipt(poll, ballot, both, t);
  // In another channel, nobody may know of the poll.
  return { ...replacing(view), isOpen: votersShown(poll) && isAskedThere(subject), ...of };
}

export async function results(context: OnPoll): Promise<Reply> {
  const found = await resultsAt(context, 0);
  return 'kind' in found ? refused(found) : privately(found);
}

async function page(context: OnPoll, asked: { readonly page: string }): Promise<Reply> {
  const found = await resultsAt(context, Number(asked.page));
  return 'kind' in found ? refused(found) : replacing(found);
}

async function resultsAt({ subject, t }: OnPoll, asked: number): Promise<View | Failure> {
  const { poll } = subject.value;
  // A poll in preparation is visible to its author only.
  if (poll.status === 'draft') return { kind: 'pollNotOpen' };
  return resultsRefused(poll) ?? pollResults(await asNamedNow(subject, poll), t, asked);
}

/** What everybody can do with a poll: vote, and read its results. */
export const votingFeature: Feature = {
  handlers: [
    handle(pollActions.vote, vote),
    handle(pollActions.send, cast),
    handle(pollActions.yes, sayYes),
    handle(pollActions.table, results),
    handle(pollActions.page, page),
    handle(pollActions.withdraw, async ({ subject, t }) => {
      const done = await actOnPoll(subject, { type: 'withdraw' });
      return done.ok ? replacing(note(t.say('done.voteWithdrawn'))) : refused(done.error);
    }),
  ],
};
