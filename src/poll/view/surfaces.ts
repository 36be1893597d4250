import type { PollState } from '../domain/state.ts';
import { keptBack } from '../domain/tally.ts';
import { quietEndOf } from '../domain/lasting.ts';
import { remindAt } from '../domain/time.ts';
import { strong, time, type Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { pollActions } from './actions.ts';
import { keptBackLine } from './outcome.ts';
import { pollCard } from './card.ts';
import { pagesOf } from './paging.ts';
import { drawn } from './results.ts';
import type { Post, Surfaces } from '../../kernel/view/surfaces.ts';
import { buttons, type Block, type View } from '../../kernel/view/view.ts';

/**
 * What the channel shows of a poll at `now`, in milliseconds since 1970: its card; while it is open,
 * notices about the last added option and before it closes; its result once it is closed. Card and
 * result lead to the group's `notesPad`, if its community set one.
 */
export function pollSurfaces(
  poll: PollState,
  t: Translator,
  now: number,
  notesPad?: string,
): Surfaces {
  if (poll.status === 'none' || poll.status === 'draft') return { items: [] };
  const withPad = (view: View): View => ({
    ...view,
    blocks: [...view.blocks, ...padBlocks(notesPad, t)],
  });
  const posts = [
    cardPost(poll, t, withPad),
    ...passing(poll, t, now),
    ...resultPosts(poll, t, withPad),
  ];
  return { items: posts.map((post) => ({ post })), passing: allOfThem };
}

/** All outdated posts of a poll are removed. */
const allOfThem = [''];

function padBlocks(notesPad: string | undefined, t: Translator): Block[] {
  if (notesPad === undefined) return [];
  const pad = { kind: 'link', url: notesPad, label: t.plain('poll.notesPad') } as const;
  return [{ kind: 'small', text: t.say('poll.notes', { pad }) }];
}

function cardPost(poll: PollState, t: Translator, dressed: (view: View) => View): Post {
  const card = { key: 'poll', thread: undefined, view: () => dressed(pollCard(poll, t)) };
  return poll.status === 'closed'
    ? { ...card, revision: 'closed' }
    : { ...card, revision: undefined, repost: true };
}

/**
 * Temporary notices; each has its own key, so that outdated ones are removed. An anonymous poll
 * needs none for added options: it accepts none once somebody voted.
 */
function passing(poll: PollState, t: Translator, now: number): Post[] {
  if (poll.status !== 'open') return [];
  const added = poll.added.at(-1);
  const option = poll.setUp?.options.find(({ id }) => id === added);
  const due = remindAt(poll);
  const closesAt = poll.setUp?.closesAt;
  const quietEnd = quietEndOf(poll);
  return [
    ...(option === undefined || poll.voters === 0 || poll.setUp?.rules.named !== true
      ? []
      : [once(`added:${option.id}`, () => addedNotice(poll, option.label, t))]),
    ...(due === undefined || closesAt === undefined || now < due
      ? []
      : [once(`reminder:${closesAt}`, () => reminder(poll, closesAt, t))]),
    ...(quietEnd === undefined
      ? []
      : [once(`quiet:${quietEnd}`, () => quietQuestion(poll, quietEnd, t))]),
  ];
}

/** Posted once, in its state at that moment; its key is its whole identity. */
function once(key: string, view: () => View): Post {
  return { key, thread: undefined, revision: '1', view };
}

function addedNotice(poll: PollState, label: string, t: Translator): View {
  return withVote(poll, t.say('poll.added', { option: strong(label) }), t);
}

function reminder(poll: PollState, closesAt: number, t: Translator): View {
  const question = strong(poll.setUp?.question ?? '');
  return withVote(
    poll,
    t.say('poll.reminder', { question, when: time(closesAt, 'relative', t), count: poll.voters }),
    t,
  );
}

/** Whoever manages it may keep it open or close it; a vote keeps it open too. */
function quietQuestion(poll: PollState, end: number, t: Translator): View {
  const question = strong(poll.setUp?.question ?? '');
  const ref = { poll: poll.id };
  return {
    accent: neutralAccent,
    blocks: [
      {
        kind: 'text',
        text: t.say('poll.quiet', { question, ends: time(end, 'date', t) }),
      },
    ],
    rows: buttons(
      { label: t.plain('button.vote'), action: pollActions.vote.ref(ref) },
      { label: t.plain('button.goOn'), action: pollActions.goOn.ref(ref) },
    ),
  };
}

function withVote(poll: PollState, text: Rich, t: Translator): View {
  const kept = keptBack(poll);
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text },
      ...(kept === 'untilEnough' ? [{ kind: 'small' as const, text: keptBackLine(kept, t) }] : []),
    ],
    rows: buttons({
      label: t.plain('button.vote'),
      action: pollActions.vote.ref({ poll: poll.id }),
    }),
  };
}

/** The result is a message of its own, since the card may be far above; or it is part of the summary. */
function resultPosts(poll: PollState, t: Translator, dressed: (view: View) => View): Post[] {
  if (poll.status !== 'closed' || poll.closedWithWorkshop) return [];
  return [once('result', () => dressed(resultView(poll, t)))];
}

function resultView(poll: PollState, t: Translator): View {
  const question = { kind: 'title' as const, text: [poll.setUp?.question ?? ''] };
  const plainly = (caption: Rich, outcome: Rich): View => ({
    accent: neutralAccent,
    blocks: [{ kind: 'small', text: caption }, question, { kind: 'text', text: outcome }],
  });
  if (poll.voters === 0) return plainly(t.say('poll.result'), t.say('poll.nobody'));
  const kept = keptBack(poll);
  if (kept !== undefined) return plainly(t.say('poll.ended'), keptBackLine(kept, t));
  const caption = { kind: 'small' as const, text: t.say('poll.result') };
  return { accent: neutralAccent, blocks: [caption, ...drawn(poll, t)], ...tableButton(poll, t) };
}

/** The result shows the first page of its options; the table has the others. */
function tableButton(poll: PollState, t: Translator): Pick<View, 'rows'> {
  if (pagesOf(poll) === 1) return {};
  const action = pollActions.table.ref({ poll: poll.id });
  return { rows: buttons({ label: t.plain('button.pollTable'), action }) };
}
