import {
  handle,
  privately,
  refused,
  replacing,
  showing,
  type Context,
  type Feature,
  type Input,
  type Leaf,
  type Reply,
} from '../src/app/command.ts';
import { requiredText, text } from '../src/app/options.ts';
import type { NewPoll } from '../src/app/poll-cases.ts';
import type { PollState } from '../src/domain/poll-state.ts';
import { facilitates } from '../src/domain/workshop.ts';
import { actions } from '../src/view/actions.ts';
import { excerpt } from '../src/view/excerpt.ts';
import { pollForm, voteForm, type PollTyped } from '../src/view/forms.ts';
import { pollCard, pollResults, resultsVisible } from '../src/view/poll-card.ts';
import { note, voteReceipt } from '../src/view/receipts.ts';
import { buttons } from '../src/view/view.ts';
import { pollsHere } from './polls-here.ts';

const named = (...statuses: PollState['status'][]) => ({
  complete: async (context: Context, typed: string) =>
    (await pollsHere(context))
      .filter(({ status }) => statuses.includes(status))
      .map(({ id, setUp }) => ({ id, label: excerpt(setUp?.question ?? id, 100) }))
      .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase())),
});
const draft = requiredText('poll', named('draft'));
const open = requiredText('poll', named('open'));
const any = text('poll', named('open', 'closed'));

async function mayCreate({ asker, palabre, place }: Context): Promise<boolean> {
  if (asker.moderates) return true;
  const found = await palabre.workshopIn(place);
  return found.ok && facilitates(found.value, asker);
}

const create: Leaf = {
  options: [],
  run: async (context) =>
    (await mayCreate(context))
      ? showing(pollForm(context.t, {}))
      : refused({ kind: 'notPollFacilitator' }),
};

async function created(context: Context, _: object, input: Input): Promise<Reply> {
  if (!(await mayCreate(context))) return refused({ kind: 'notPollFacilitator' });
  const typed: Required<PollTyped> = {
    question: input.text('question'),
    options: input.text('options'),
    stances: input.text('stances'),
    results: input.text('results'),
    names: input.text('names'),
  };
  const made = await context.palabre.createPoll(context.place, context.asker, newPoll(typed));
  if (!made.ok) return refused(made.error, pollForm(context.t, typed));
  return privately(review(context, made.value));
}

function newPoll(typed: Required<PollTyped>): NewPoll {
  const labels = typed.options
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return {
    question: typed.question.trim(),
    options: labels.map((label, index) => ({ id: `o${index + 1}`, label })),
    rules: {
      ifNeedBe: typed.stances !== 'two',
      resultsWhileOpen: typed.results !== 'after',
      named: typed.names !== 'hidden',
    },
  };
}

/** A poll is read once more before everyone sees it. */
function review({ t }: Context, poll: PollState) {
  const card = pollCard(poll, t);
  return {
    ...card,
    blocks: [{ kind: 'small' as const, text: t.say('poll.review') }, ...card.blocks],
    rows: buttons({
      label: t.plain('button.openPoll'),
      action: actions.pollOpen.ref({ poll: poll.id }),
      tone: 'main',
    }),
  };
}

async function vote(context: Context, id: string): Promise<Reply> {
  const found = await context.palabre.poll(id);
  if (!found.ok) return refused(found.error);
  const poll = found.value;
  if (poll.closedAt !== null) return refused({ kind: 'pollClosed', at: poll.closedAt });
  if (poll.status !== 'open') return refused({ kind: 'pollNotOpen' });
  return showing(voteForm(poll, context.t, poll.ballots[context.asker.id]));
}

async function cast(context: Context, id: string, input: Input): Promise<Reply> {
  const yes = input.list('yes');
  const ifNeedBe = input.list('ifNeedBe');
  const voted = await context.palabre.actOnPoll(id, context.asker, { type: 'vote', yes, ifNeedBe });
  if (!voted.ok) return refused(voted.error);
  const ballot = voted.value.ballots[context.asker.id];
  if (ballot === undefined) return refused({ kind: 'noBallot' });
  const both = yes.filter((option) => ifNeedBe.includes(option)).length;
  return privately(voteReceipt(voted.value, ballot, both, context.t));
}

const results: Leaf = {
  options: [any],
  run: async (context, given) => {
    const shown = (await pollsHere(context)).filter(({ status }) => status !== 'draft');
    const id = given(any) ?? shown.at(-1)?.id;
    if (id === undefined) return refused({ kind: 'noPollHere' });
    const found = await context.palabre.poll(id);
    if (!found.ok) return refused(found.error);
    // A poll that is being prepared is seen by who prepares it alone.
    if (found.value.status === 'draft') return refused({ kind: 'pollNotOpen' });
    if (!resultsVisible(found.value)) return refused({ kind: 'resultsHidden' });
    return privately(pollResults(found.value, context.t));
  },
};

export const pollFeature: Feature = {
  commands: [
    {
      name: 'poll',
      access: 'everyone',
      subcommands: {
        create,
        open: {
          options: [draft],
          run: async (context, given) => {
            const done = await context.palabre.actOnPoll(given(draft), context.asker, {
              type: 'open',
            });
            return done.ok
              ? privately(note(context.t.say('done.pollOpened')))
              : refused(done.error);
          },
        },
        close: {
          options: [open],
          run: async (context, given) => {
            const done = await context.palabre.actOnPoll(given(open), context.asker, {
              type: 'close',
            });
            return done.ok
              ? privately(note(context.t.say('done.pollClosed')))
              : refused(done.error);
          },
        },
        results,
      },
    },
  ],
  handlers: [
    handle(actions.pollCreateSend, created),
    handle(actions.pollOpen, async (context, { poll }) => {
      const done = await context.palabre.actOnPoll(poll, context.asker, { type: 'open' });
      return done.ok ? replacing(note(context.t.say('done.pollOpened'))) : refused(done.error);
    }),
    handle(actions.pollVote, (context, { poll }) => vote(context, poll)),
    handle(actions.pollSend, (context, { poll }, input) => cast(context, poll, input)),
    handle(actions.pollWithdraw, async (context, { poll }) => {
      const done = await context.palabre.actOnPoll(poll, context.asker, { type: 'withdraw' });
      return done.ok ? replacing(note(context.t.say('done.voteWithdrawn'))) : refused(done.error);
    }),
  ],
};
