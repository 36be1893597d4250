import { createHash } from 'node:crypto';
import type { PlacementEvent } from '../domain/placement.ts';
import type { Post } from '../view/surfaces.ts';
import type { View } from '../view/view.ts';
import type { ChatFailure } from './ports.ts';
import {
  forget,
  forgetThread,
  outcomeOf,
  trying,
  type Leftover,
  type Outcome,
  type Pass,
} from './reconcile-pass.ts';

/** Brings one message to what it must show: posted, edited, moved or removed. */
export function ensurePost(pass: Pass, post: Post): Promise<Leftover | undefined> {
  return trying(pass, post.key, () => bringAbout(pass, post));
}

async function bringAbout(pass: Pass, post: Post): Promise<Outcome> {
  const { subject, memory } = pass;
  const unrecorded = memory.unrecorded.get(post.key);
  if (unrecorded !== undefined) return (await place(pass, post.key, unrecorded)) ?? { waitMs: 0 };
  const present = subject.placement.posts[post.key];
  const target =
    post.thread === undefined ? subject.channel : subject.placement.threads[post.thread];
  if (post.withdrawn === true)
    return present === undefined ? undefined : removePost(pass, post.key);
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
  const view = await viewOf(pass, post, channel);
  const posted = await tools.chat.post(channel, view, onceName(pass, key));
  if (!posted.ok) {
    if (posted.error.kind === 'gone' && post.thread !== undefined)
      await forgetThread(pass, post.thread);
    return outcomeOf(posted.error, pass.subject);
  }
  remember(pass, post, view);
  memory.editedAt.set(key, tools.now());
  return place(pass, key, { type: 'post.placed', key, channel, message: posted.value, revision });
}

function viewOf({ tools }: Pass, post: Post, channel: string): View | Promise<View> {
  return post.whole === undefined ? post.view() : post.whole(tools.chat.fileBytes(channel));
}

/** Only a live card is compared with what it showed; a report of megabytes is not read for nothing. */
function remember({ memory }: Pass, { key, revision }: Post, view: View): void {
  if (revision === undefined) memory.shown.set(key, digest(view));
}

/** Records what was posted; what could not be is kept, and recorded before anything else is done. */
export async function place(
  { subject, memory }: Pass,
  key: string,
  placed: PlacementEvent,
): Promise<Outcome> {
  memory.unrecorded.set(key, placed);
  if (!(await subject.record(placed))) return 'unreached';
  memory.unrecorded.delete(key);
  return undefined;
}

async function updatePost(pass: Pass, post: Post): Promise<Outcome> {
  const { subject, memory, tools } = pass;
  const present = subject.placement.posts[post.key];
  if (present === undefined || present.revision === post.revision) return undefined;
  // Counted from the last edit of this very message, so that a card under a rush of votes is edited
  // about once a second and always shows the last state in the end; until then it is not even drawn,
  // which would cost each vote its share.
  const waitMs = (memory.editedAt.get(post.key) ?? 0) + tools.editGapMs - tools.now();
  if (waitMs > 0) return { waitMs };
  const view = await viewOf(pass, post, present.channel);
  if (post.revision === undefined && memory.shown.get(post.key) === digest(view)) return undefined;
  memory.editedAt.set(post.key, tools.now());
  const edited = await tools.chat.edit(present.channel, present.message, view);
  if (!edited.ok) return editFailed(pass, post.key, edited.error);
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

async function editFailed(pass: Pass, key: string, failure: ChatFailure): Promise<Outcome> {
  if (failure.kind !== 'gone') return outcomeOf(failure, pass.subject);
  // Somebody deleted it by hand: it is posted anew.
  await forget(pass, key);
  return { waitMs: 0 };
}

async function removePost(pass: Pass, key: string): Promise<Outcome> {
  const present = pass.subject.placement.posts[key];
  if (present === undefined) return undefined;
  const removed = await pass.tools.chat.remove(present.channel, present.message);
  if (!removed.ok && removed.error.kind !== 'gone') return outcomeOf(removed.error, pass.subject);
  await forget(pass, key);
  return undefined;
}

/** Names a post for the platform's own protection against doubles; 24 characters, a nonce holds 25. */
function onceName({ subject, memory }: Pass, key: string): string {
  const name = `${subject.id}/${key}/${memory.lost.get(key) ?? 0}`;
  return createHash('sha256').update(name).digest('base64url').slice(0, 24);
}

function digest(view: unknown): string {
  return createHash('sha256').update(JSON.stringify(view)).digest('base64url');
}
