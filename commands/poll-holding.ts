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
import { requiredText, text } from '../src/app/options.ts';
import { readOptions, templateRules } from '../src/domain/poll-set-up.ts';
import type { PollDraft, PollState } from '../src/domain/poll-state.ts';
import type { PollIntent } from '../src/domain/poll.ts';
import type { StepOf, Template } from '../src/domain/template.ts';
import { facilitates } from '../src/domain/workshop.ts';
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

export async function mayHold({ asker, palabre, place }: Context): Promise<boolean> {
  if (asker.moderates) return true;
  const found = await palabre.workshopIn(place);
  return found.ok && facilitates(found.value, asker);
}

const nothingTyped: PollTyped = { question: '', options: '', rules: ['ifNeedBe'], closes: '' };

/** The polls that the templates hold, to start from. */
function pollSteps(templates: readonly Template[]) {
  return templates.flatMap(({ id, steps }) =>
    steps.flatMap((step) => (step.kind === 'poll' ? [{ id: `${id}/${step.id}`, step }] : [])),
  );
}

function models({ palabre, t }: Context) {
  return pollSteps(palabre.templates).map(({ id, step }) => ({
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

export const create: Leaf = {
  options: [template],
  run: async (context, given) => {
    if (!(await mayHold(context))) return refused({ kind: 'notPollFacilitator' });
    const id = given(template);
    const model = pollSteps(context.palabre.templates).find((each) => each.id === id);
    if (id !== undefined && model === undefined)
      return refused({ kind: 'templateUnknown', name: id });
    const typed = model === undefined ? nothingTyped : fromModel(model.step, context);
    return showing(pollForm(actions.pollCreateSend.ref({}), context.t, typed));
  },
};

/** What was typed becomes a poll to read once more; what is wrong with it opens the form again. */
async function drafted(
  context: Context,
  action: ActionRef,
  input: Input,
  keep: (draft: PollDraft) => ReturnType<Context['palabre']['poll']>,
): Promise<Reply> {
  if (!(await mayHold(context))) return refused({ kind: 'notPollFacilitator' });
  const typed = typedIn(input);
  const again = pollForm(action, context.t, typed);
  const read = await draftIn(context, typed);
  if (!read.ok) return refused(read.error, again);
  const kept = await keep(read.value);
  return kept.ok ? privately(pollReview(kept.value, context.t)) : refused(kept.error, again);
}

async function revise(context: Context, id: string): Promise<Reply> {
  const found = await held(context, id);
  if ('kind' in found) return found;
  const { setUp, status } = found;
  if (setUp === null || status !== 'draft') return refused({ kind: 'pollAlreadyOpen' });
  const typed = typedOf(setUp, await closingOf(context, setUp.closesAt));
  return showing(pollForm(actions.pollReviseSend.ref({ poll: id }), context.t, typed));
}

async function change(context: Context, id: string): Promise<Reply> {
  const found = await held(context, id);
  if ('kind' in found) return found;
  const { setUp, status } = found;
  if (setUp === null || status !== 'open') return refused({ kind: 'pollNotOpen' });
  const typed = typedOf(setUp, await closingOf(context, setUp.closesAt));
  return showing(pollChangeForm(found, context.t, typed));
}

async function changed(context: Context, id: string, input: Input): Promise<Reply> {
  const found = await held(context, id);
  if ('kind' in found) return found;
  const typed = typedIn(input);
  const again = pollChangeForm(found, context.t, typed);
  const closing = await closingIn(context, typed.closes);
  if (!closing.ok) return refused(closing.error, again);
  // Where they may change no more, the form has no field for them.
  const options = typed.options === '' ? undefined : readOptions(typed.options);
  const intent = { type: 'change' as const, options, ...closing.value };
  const done = await context.palabre.actOnPoll(id, context.asker, intent);
  return done.ok ? privately(note(context.t.say('done.pollChanged'))) : refused(done.error, again);
}

/** The poll, for who may hold it; whoever else gets a refusal. */
async function held(
  context: Context,
  id: string,
): Promise<PollState | (Reply & { kind: 'refused' })> {
  const found = await context.palabre.poll(id);
  if (!found.ok) return { kind: 'refused', error: found.error };
  if (await context.palabre.facilitatesPoll(found.value, context.asker)) return found.value;
  return { kind: 'refused', error: { kind: 'notPollFacilitator' } };
}

async function shownTo(
  context: Context,
  id: string,
  view: (poll: PollState) => Reply,
): Promise<Reply> {
  const found = await held(context, id);
  return 'kind' in found ? found : view(found);
}

async function act(
  context: Context,
  id: string,
  intent: PollIntent,
  reply: (poll: PollState) => Reply,
) {
  const done = await context.palabre.actOnPoll(id, context.asker, intent);
  return done.ok ? reply(done.value) : refused(done.error);
}

export const openPoll: Leaf = {
  options: [draft],
  run: (context, given) =>
    act(context, given(draft), { type: 'open' }, () =>
      privately(note(context.t.say('done.pollOpened'))),
    ),
};

export const closePoll: Leaf = {
  options: [open],
  run: (context, given) =>
    act(context, given(open), { type: 'close' }, (poll) => privately(pollClosed(poll, context.t))),
};

export const holdingHandlers: readonly Handler[] = [
  handle(actions.pollCreateSend, (context, _, input) =>
    drafted(context, actions.pollCreateSend.ref({}), input, (poll) =>
      context.palabre.createPoll(context.place, context.asker, poll),
    ),
  ),
  handle(actions.pollReviseOpen, (context, { poll }) => revise(context, poll)),
  handle(actions.pollReviseSend, (context, { poll }, input) =>
    drafted(context, actions.pollReviseSend.ref({ poll }), input, (revised) =>
      context.palabre.actOnPoll(poll, context.asker, { type: 'revise', draft: revised }),
    ),
  ),
  handle(actions.pollOpen, (context, { poll }) =>
    act(context, poll, { type: 'open' }, () => replacing(note(context.t.say('done.pollOpened')))),
  ),
  handle(actions.pollManage, (context, { poll }) =>
    shownTo(context, poll, (found) => privately(pollPanel(found, context.t))),
  ),
  handle(actions.pollChangeOpen, (context, { poll }) => change(context, poll)),
  handle(actions.pollChangeSend, (context, { poll }, input) => changed(context, poll, input)),
  handle(actions.pollCloseAsk, (context, { poll }) =>
    shownTo(context, poll, (found) => replacing(pollClosing(found, context.t))),
  ),
  handle(actions.pollClose, (context, { poll }) =>
    act(context, poll, { type: 'close' }, (found) => replacing(pollClosed(found, context.t))),
  ),
];
