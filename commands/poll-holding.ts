import type { AdmittedTo } from '../src/app/admission.ts';
import {
  handle,
  privately,
  refused,
  replacing,
  showing,
  leaf,
  type Context,
  type Handler,
  type Input,
  type Reply,
} from '../src/app/command.ts';
import type { Outcome } from '../src/app/house.ts';
import { requiredText, text } from '../src/app/options.ts';
import { actOnPoll, createPoll } from '../src/app/poll-cases.ts';
import { readOptions, templateRules } from '../src/domain/poll-set-up.ts';
import type { PollDraft, PollState } from '../src/domain/poll-state.ts';
import type { PollIntent } from '../src/domain/poll.ts';
import type { StepOf, Template } from '../src/domain/template.ts';
import type { ActionRef } from '../src/view/action.ts';
import { actions } from '../src/view/actions.ts';
import { excerpt } from '../src/view/excerpt.ts';
import {
  pollChangeForm,
  pollForm,
  typedOf,
  writeRules,
  type PollTyped,
} from '../src/view/poll-forms.ts';
import { pollClosed, pollClosing, pollPanel, pollReview } from '../src/view/poll-panel.ts';
import { note } from '../src/view/receipts.ts';
import { closingIn, closingOf, draftIn, typedIn } from './poll-typed.ts';
import { pollsNamed } from './polls-here.ts';

const draft = requiredText('poll', pollsNamed('draft'));
const open = requiredText('poll', pollsNamed('open'));
const template = text('model', { complete: async (context) => models(context) });

type InChannel = Context<AdmittedTo<'channel'>>;
type OnPoll = Context<AdmittedTo<'poll'>>;

const nothingTyped: PollTyped = { question: '', options: '', rules: ['ifNeedBe'], closes: '' };

/** The polls that the templates hold, to start from. */
function pollSteps(templates: readonly Template[]) {
  return templates.flatMap(({ id, steps }) =>
    steps.flatMap((step) => (step.kind === 'poll' ? [{ id: `${id}/${step.id}`, step }] : [])),
  );
}

function models({ templates, t }: Context) {
  return pollSteps(templates).map(({ id, step }) => ({
    id,
    label: excerpt(t.pick(step.question), 100),
  }));
}

function fromModel(step: StepOf<'poll'>, { t }: Context): PollTyped {
  return {
    ...nothingTyped,
    question: t.pick(step.question),
    options: step.options.map(({ label }) => t.pick(label)).join('\n'),
    rules: writeRules(templateRules(step)),
  };
}

export const create = leaf('poll create', [template], async (context, given) => {
  const id = given(template);
  const model = pollSteps(context.templates).find((each) => each.id === id);
  if (id !== undefined && model === undefined)
    return refused({ kind: 'templateUnknown', name: id });
  const typed = model === undefined ? nothingTyped : fromModel(model.step, context);
  return showing(pollForm(actions.pollCreateSend.ref({}), context.t, typed));
});

/** What was typed becomes a poll to read once more; what is wrong with it opens the form again. */
async function drafted(
  context: InChannel | OnPoll,
  action: ActionRef,
  input: Input,
  keep: (draft: PollDraft) => Outcome<PollState>,
): Promise<Reply> {
  const typed = typedIn(input);
  const again = pollForm(action, context.t, typed);
  const read = await draftIn(context, typed);
  if (!read.ok) return refused(read.error, again);
  const kept = await keep(read.value);
  return kept.ok ? privately(pollReview(kept.value, context.t)) : refused(kept.error, again);
}

async function revise(context: OnPoll): Promise<Reply> {
  const { id, setUp, status } = context.subject.value.poll;
  if (setUp === null || status !== 'draft') return refused({ kind: 'pollAlreadyOpen' });
  const typed = typedOf(setUp, await closingOf(context, setUp.closesAt));
  return showing(pollForm(actions.pollReviseSend.ref({ poll: id }), context.t, typed));
}

async function change(context: OnPoll): Promise<Reply> {
  const { poll } = context.subject.value;
  const { setUp, status } = poll;
  if (setUp === null || status !== 'open') return refused({ kind: 'pollNotOpen' });
  const typed = typedOf(setUp, await closingOf(context, setUp.closesAt));
  return showing(pollChangeForm(poll, context.t, typed));
}

async function changed(context: OnPoll, _: object, input: Input): Promise<Reply> {
  const { subject, t } = context;
  const typed = typedIn(input);
  const again = pollChangeForm(subject.value.poll, t, typed);
  const closing = await closingIn(context, typed.closes);
  if (!closing.ok) return refused(closing.error, again);
  // Where they may change no more, the form has no field for them.
  const options = typed.options === '' ? undefined : readOptions(typed.options);
  const intent = { type: 'change' as const, options, ...closing.value };
  const done = await actOnPoll(subject, intent);
  return done.ok ? privately(note(t.say('done.pollChanged'))) : refused(done.error, again);
}

async function act(
  { subject }: OnPoll,
  intent: PollIntent,
  reply: (poll: PollState) => Reply,
): Promise<Reply> {
  const done = await actOnPoll(subject, intent);
  return done.ok ? reply(done.value) : refused(done.error);
}

export const openPoll = leaf(
  'poll open',
  [draft],
  (context) =>
    act(context, { type: 'open' }, () => privately(note(context.t.say('done.pollOpened')))),
  { poll: draft },
);

export const closePoll = leaf(
  'poll close',
  [open],
  (context) => act(context, { type: 'close' }, (poll) => privately(pollClosed(poll, context.t))),
  { poll: open },
);

export const holdingHandlers: readonly Handler[] = [
  handle(actions.pollCreateSend, (context, _, input) =>
    drafted(context, actions.pollCreateSend.ref({}), input, (poll) =>
      createPoll(context.subject, poll),
    ),
  ),
  handle(actions.pollReviseOpen, revise),
  handle(actions.pollReviseSend, (context, { poll }, input) =>
    drafted(context, actions.pollReviseSend.ref({ poll }), input, (revised) =>
      actOnPoll(context.subject, { type: 'revise', draft: revised }),
    ),
  ),
  handle(actions.pollOpen, (context) =>
    act(context, { type: 'open' }, () => replacing(note(context.t.say('done.pollOpened')))),
  ),
  handle(actions.pollManage, async ({ subject, t }) => privately(pollPanel(subject.value.poll, t))),
  handle(actions.pollChangeOpen, change),
  handle(actions.pollChangeSend, changed),
  handle(actions.pollCloseAsk, async ({ subject, t }) =>
    replacing(pollClosing(subject.value.poll, t)),
  ),
  handle(actions.pollClose, (context) =>
    act(context, { type: 'close' }, (poll) => replacing(pollClosed(poll, context.t))),
  ),
];
