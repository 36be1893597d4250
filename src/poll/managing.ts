import { listed } from '../i18n/lists.ts';
import { isItThen } from '../i18n/moments/asking.ts';
import type { Outcome } from '../engine/context.ts';
import type { Feature, Input } from '../engine/requests/command.ts';
import {
  asking,
  privately,
  receipt,
  refused,
  replacing,
  showing,
  type Reply,
} from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { permissionName } from '../i18n/permission-words.ts';
import { problemBlocks } from '../i18n/problem-words.ts';
import { channel } from '../kernel/rich.ts';
import type { ActionRef } from '../kernel/view/action.ts';
import { note } from '../kernel/view/note.ts';
import type { View } from '../kernel/view/view.ts';
import { actOnPoll, createPoll, showPoll } from './cases.ts';
import type { PollIntent } from './domain/intents.ts';
import { readOptions } from './domain/set-up.ts';
import type { PollDraft, PollState } from './domain/state.ts';
import { pollPermissions } from './permissions.ts';
import type { InPollPlace, OnPoll } from './subjects.ts';
import { closingIn, closingOf, draftIn, typedIn } from './typed.ts';
import { pollActions } from './view/actions.ts';
import { pollChangeForm, pollForm, typedOf } from './view/forms.ts';
import { pollClosed, pollClosing, pollPanel, pollReview } from './view/panel.ts';

const { handle } = under(pollPermissions);

/** Turns what was typed into a poll to review; mistakes open the form again. */
async function drafted(
  context: InPollPlace | OnPoll,
  action: ActionRef,
  input: Input,
  keep: (draft: PollDraft) => Outcome<PollState>,
): Promise<Reply> {
  const typed = typedIn(input);
  const again = pollForm(action, context.t, typed);
  const closing = await closingIn(context, typed.closes);
  const meant = closing.ok ? closing.value.inWords : undefined;
  if (meant?.also !== undefined) {
    const closes = await closingOf(context, meant.at);
    return asking(isItThen(meant, context.t), pollForm(action, context.t, { ...typed, closes }));
  }
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
  const { closesAt, inWords } = closing.value;
  if (inWords !== undefined) {
    const closes = await closingOf(context, inWords.at);
    return asking(
      isItThen(inWords, t),
      pollChangeForm(subject.value.poll, t, { ...typed, closes }),
    );
  }
  // Without the right to change more, the form has no field for it.
  const options = typed.options === '' ? undefined : readOptions(typed.options);
  const intent = { type: 'change' as const, options, ...(closesAt !== undefined && { closesAt }) };
  const done = await actOnPoll(subject, intent);
  return done.ok ? receipt(t.say('done.pollChanged')) : refused(done.error, again);
}

async function act(
  { subject }: OnPoll,
  intent: PollIntent,
  reply: (poll: PollState) => Reply | Promise<Reply>,
): Promise<Reply> {
  const done = await actOnPoll(subject, intent);
  return done.ok ? reply(done.value) : refused(done.error);
}

/** If the card cannot be shown, nobody can vote yet: the person who opened the vote learns why. */
async function openedNote(context: OnPoll): Promise<View> {
  const { t } = context;
  const unseen = unseenNote(context);
  if (unseen !== undefined) return unseen;
  const opened = note(t.say('done.pollOpened'));
  const problems = await showPoll(context.subject);
  return { ...opened, blocks: [...opened.blocks, ...problemBlocks(problems, t)] };
}

function unseenNote({ subject, place, missing, t }: OnPoll): View | undefined {
  const where = subject.value.poll.setUp?.channel;
  const lacking = missing.filter((each) => each === 'view' || each === 'send');
  if (lacking.length === 0 || where !== place.channel) return undefined;
  const permissions = listed(
    lacking.map((each) => permissionName(each, t)),
    t,
  );
  return note(t.say('done.pollOpenedUnseen', { channel: channel(where), permissions }));
}

export const open = (context: OnPoll): Promise<Reply> =>
  act(context, { type: 'open' }, async () => privately(await openedNote(context)));

export const close = (context: OnPoll): Promise<Reply> =>
  act(context, { type: 'close' }, (poll) => privately(pollClosed(poll, context.t)));

/** The buttons and forms for preparing, opening, changing and closing polls. */
export const managingFeature: Feature = {
  handlers: [
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
      act(context, { type: 'open' }, async () => replacing(await openedNote(context))),
    ),
    handle(pollActions.manage, async ({ subject, t }) =>
      privately(pollPanel(subject.value.poll, t)),
    ),
    handle(pollActions.changeOpen, change),
    handle(pollActions.changeSend, changed),
    handle(pollActions.goOn, (context) =>
      act(context, { type: 'goOn' }, () => receipt(context.t.say('done.pollGoesOn'))),
    ),
    handle(pollActions.closeAsk, async ({ subject, t }) =>
      replacing(pollClosing(subject.value.poll, t)),
    ),
    handle(pollActions.close, (context) =>
      act(context, { type: 'close' }, (poll) => replacing(pollClosed(poll, context.t))),
    ),
  ],
};
