import { createHash } from 'node:crypto';
import type { Post } from '../../kernel/view/surfaces.ts';
import type { View } from '../../kernel/view/view.ts';
import type { ChatFailure } from '../ports.ts';
import { begin, giveUp, settle } from './pending-posts.ts';
import {
  forget,
  forgetThread,
  isGone,
  isHeld,
  outcomeOf,
  place,
  postName,
  trying,
  type Leftover,
  type Outcome,
  type Pass,
} from './pass.ts';

/** Brings one message to what it must show: posted, edited, moved or removed. */
export function ensurePost(pass: Pass, post: Post): Promise<Leftover | undefined> {
  return trying(pass, post.key, () => bringAbout(pass, post));
}

async function bringAbout(pass: Pass, post: Post): Promise<Outcome> {
  const { subject, memory } = pass;
  const unrecorded = memory.unrecorded.get(post.key);
  if (unrecorded !== undefined) return (await place(pass, post.key, unrecorded)) ?? { waitMs: 0 };
  const doubt = await settle(pass, post.key);
  if (doubt !== undefined) return doubt;
  const present = subject.placement.posts[post.key];
  const target =
    post.thread === undefined ? subject.channel : subject.placement.threads[post.thread];
  if (post.withdrawn === true)
    return present === undefined ? giveUp(pass, post.key) : removePost(pass, post.key);
  if (target === undefined) return undefined;
  // Whoever posts what comes first tries again, and this comes after it.
  if (present === undefined && post.after !== undefined && !isPlaced(pass, post.after))
    return undefined;
  if (present === undefined) return createPost(pass, post, target);
  if (present.channel !== target) return (await removePost(pass, post.key)) ?? { waitMs: 0 };
  return updatePost(pass, post);
}

const isPlaced = ({ subject }: Pass, key: string): boolean =>
  subject.placement.posts[key] !== undefined;

async function createPost(pass: Pass, post: Post, channel: string): Promise<Outcome> {
  const { memory, tools } = pass;
  const { key, revision = 'live' } = post;
  // Neither begun nor drawn, a report least of all, where it is known that it cannot be posted.
  const held = tools.chat.held(channel, post.whole === undefined ? 'post' : 'files');
  if (held !== undefined) return notCreated(pass, post, channel, held);
  if (!(await begin(pass, key, channel))) return 'unreached';
  const view = await viewOf(pass, post, channel);
  memory.unposted.delete(key);
  const name = postName(pass.subject.id, key);
  const posted = await tools.chat.post(channel, view, name, memory.lost.get(key));
  if (!posted.ok) {
    // Refused is not posted, nor is what was not sent; what got no answer may be.
    if (posted.error.kind !== 'unavailable' || isHeld(posted.error)) memory.unposted.add(key);
    return notCreated(pass, post, channel, posted.error);
  }
  remember(pass, post, view);
  memory.editedAt.set(key, tools.monotonic());
  return place(pass, key, { type: 'post.placed', key, channel, message: posted.value, revision });
}

/** A thread that is gone, where its channel is not, is opened again. */
async function notCreated(
  pass: Pass,
  { thread }: Post,
  channel: string,
  failure: ChatFailure,
): Promise<Outcome> {
  const { subject, tools } = pass;
  if (failure.kind === 'gone' && thread !== undefined) {
    const isAllGone = tools.chat.held(subject.channel, 'post')?.kind === 'gone';
    if (!isAllGone) await forgetThread(pass, thread);
    if (!isAllGone && isHeld(failure)) return { waitMs: 0 };
  }
  return outcomeOf(failure, channel, subject);
}

function viewOf({ tools }: Pass, post: Post, channel: string): View | Promise<View> {
  return post.whole === undefined ? post.view() : post.whole(tools.chat.fileBytes(channel));
}

/** Only a live card is compared with what it showed; a report of megabytes is not read for nothing. */
function remember({ memory }: Pass, { key, revision }: Post, view: View): void {
  if (revision === undefined) memory.shown.set(key, digest(view));
}

async function updatePost(pass: Pass, post: Post): Promise<Outcome> {
  const { subject, memory, tools } = pass;
  const present = subject.placement.posts[post.key];
  if (present === undefined || present.revision === post.revision) return undefined;
  const held = tools.chat.held(present.channel, 'edit');
  // Counted from the last edit of this very message, so that a card under a rush of votes is edited
  // about once a second and always shows the last state in the end; until then it is not even drawn,
  // which would cost each vote its share.
  const waitMs = (memory.editedAt.get(post.key) ?? -Infinity) + tools.editGapMs - tools.monotonic();
  if (waitMs > 0 && held === undefined) return { waitMs };
  const view = await viewOf(pass, post, present.channel);
  if (post.revision === undefined && memory.shown.get(post.key) === digest(view)) return undefined;
  if (held !== undefined) return outcomeOf(held, present.channel, subject);
  memory.editedAt.set(post.key, tools.monotonic());
  const name = postName(subject.id, post.key);
  const edited = await tools.chat.edit(present.channel, present.message, view, name);
  if (!edited.ok) return editFailed(pass, post.key, present.channel, edited.error);
  remember(pass, post, view);
  if (post.revision === undefined) return undefined;
  const recorded = await subject.record({
    type: 'post.placed',
    key: post.key,
    ...present,
    revision: post.revision,
  });
  return recorded ? undefined : 'unreached';
}

async function editFailed(
  pass: Pass,
  key: string,
  channel: string,
  failure: ChatFailure,
): Promise<Outcome> {
  if (!isGone(failure)) return outcomeOf(failure, channel, pass.subject);
  // Somebody deleted it by hand: it is posted anew.
  await forget(pass, key);
  return { waitMs: 0 };
}

async function removePost(pass: Pass, key: string): Promise<Outcome> {
  const present = pass.subject.placement.posts[key];
  if (present === undefined) return undefined;
  const removed = await pass.tools.chat.remove(present.channel, present.message);
  if (!removed.ok && removed.error.kind !== 'gone')
    return outcomeOf(removed.error, present.channel, pass.subject);
  await forget(pass, key);
  return undefined;
}

function digest(view: unknown): string {
  return createHash('sha256').update(JSON.stringify(view)).digest('base64url');
}
