import type { AdmittedTo } from '../engine/requests/admission.ts';
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
} from '../engine/requests/command.ts';
import type { Outcome } from '../engine/context.ts';
import { requiredText, text } from '../engine/requests/options.ts';
import { actOnPoll, createPoll } from './cases.ts';
import { readOptions, templateRules } from './domain/set-up.ts';
import type { PollDraft, PollState } from './domain/state.ts';
import type { PollIntent } from './domain/poll.ts';
import type { StepOf, Template } from '../template/domain/template.ts';
import { channel } from '../kernel/rich.ts';
import type { ActionRef } from '../kernel/view/action.ts';
import { pollActions } from './view/actions.ts';
import { pollChangeForm, pollForm, typedOf, writeRules, type PollTyped } from './view/forms.ts';
import { pollClosed, pollClosing, pollPanel, pollReview } from './view/panel.ts';
import { permissionName } from '../i18n/permission-words.ts';
import { note } from '../kernel/view/note.ts';
import type { View } from '../kernel/view/view.ts';
import { closingIn, closingOf, draftIn, typedIn } from './typed.ts';
import { pollsNamed } from './offered.ts';

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
    label: t.pick(step.question),
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
  return showing(pollForm(pollActions.createSend.ref({}), context.t, typed));
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
  return showing(pollForm(pollActions.reviseSend.ref({ poll: id }), context.t, typed));
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

/** Where the card can't be shown, nobody can vote on it yet, and who opened the vote is told why. */
function openedNote({ subject, place, missing, t }: OnPoll): View {
  const where = subject.value.poll.setUp?.channel;
  const lacking = missing.filter((each) => each === 'view' || each === 'send');
  if (lacking.length === 0 || where !== place.channel) return note(t.say('done.pollOpened'));
  const permissions = lacking.map((each) => permissionName(each, t)).join(', ');
  return note(t.say('done.pollOpenedUnseen', { channel: channel(where), permissions }));
}

export const openPoll = leaf(
  'poll open',
  [draft],
  (context) => act(context, { type: 'open' }, () => privately(openedNote(context))),
  { poll: draft },
);

export const closePoll = leaf(
  'poll close',
  [open],
  (context) => act(context, { type: 'close' }, (poll) => privately(pollClosed(poll, context.t))),
  { poll: open },
);

export const holdingHandlers: readonly Handler[] = [
  handle(pollActions.createSend, (context, _, input) =>
    drafted(context, pollActions.createSend.ref({}), input, (poll) =>
      createPoll(context.subject, poll),
    ),
  ),
  handle(pollActions.reviseOpen, revise),
  handle(pollActions.reviseSend, (context, { poll }, input) =>
    drafted(context, pollActions.reviseSend.ref({ poll }), input, (revised) =>
      actOnPoll(context.subject, { type: 'revise', draft: revised }),
    ),
  ),
  handle(pollActions.open, (context) =>
    act(context, { type: 'open' }, () => replacing(openedNote(context))),
  ),
  handle(pollActions.manage, async ({ subject, t }) => privately(pollPanel(subject.value.poll, t))),
  handle(pollActions.changeOpen, change),
  handle(pollActions.changeSend, changed),
  handle(pollActions.closeAsk, async ({ subject, t }) =>
    replacing(pollClosing(subject.value.poll, t)),
  ),
  handle(pollActions.close, (context) =>
    act(context, { type: 'close' }, (poll) => replacing(pollClosed(poll, context.t))),
  ),
];
