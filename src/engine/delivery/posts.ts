import { createHash } from 'node:crypto';
import type { Post } from '../../kernel/view/surfaces.ts';
import type { View } from '../../kernel/view/view.ts';
import { liveRevision } from '../../kernel/placement.ts';
import { replacePicturesWithText } from '../../kernel/view/words-for-pictures.ts';
import type { ChatFailure } from '../ports.ts';
import { patientPace, promptPace } from './back-off.ts';
import { begin, dropPending, isExpired, resolvePending } from './pending-posts.ts';
import {
  forget,
  forgetThread,
  isGone,
  isHeld,
  lookAgain,
  notRecorded,
  place,
  postName,
  record,
  retryAfter,
  withBackoff,
  type Pass,
} from './pass.ts';
import { type Attempt, type Retry } from './attempt.ts';

/** Posts, edits or moves one message, so that it shows what it must. */
export async function ensurePost(pass: Pass, post: Post): Promise<Retry | undefined> {
  const pace = post.patient === true ? patientPace : promptPace;
  return withBackoff(pass, post.key, () => bringAbout(pass, post), pace);
}

/** Removes what is no longer wanted, whether posted or only begun. */
export function removeObsolete(pass: Pass, key: string): Promise<Retry | undefined> {
  return withBackoff(pass, key, async () => {
    const known = await settleFirst(pass, key);
    if (known !== undefined) return known;
    return pass.subject.placement.posts[key] === undefined
      ? dropPending(pass, key)
      : removePost(pass, key);
  });
}

/** True if the post needs nothing, so that a pass over thousands of posts does no work for them. */
export function isAsItMustBe({ subject, memory }: Pass, post: Post): boolean {
  const { posts, begun } = subject.placement;
  const present = posts[post.key];
  return (
    present !== undefined &&
    present.revision === post.revision &&
    present.channel === targetOf(subject, post) &&
    begun[post.key] === undefined &&
    !memory.unrecorded.has(post.key)
  );
}

function targetOf({ channel, placement }: Pass['subject'], { thread }: Post): string | undefined {
  return thread === undefined ? channel : placement.threads[thread];
}

/** Before anything else, records what was posted, or searches for what may have been posted. */
async function settleFirst(pass: Pass, key: string, doubtEndsAt?: number): Promise<Attempt> {
  const unrecorded = pass.memory.unrecorded.get(key);
  if (unrecorded !== undefined) return (await place(pass, key, unrecorded)) ?? lookAgain;
  return resolvePending(pass, key, doubtEndsAt);
}

async function bringAbout(pass: Pass, post: Post): Promise<Attempt> {
  const { subject, tools } = pass;
  const known = await settleFirst(pass, post.key, post.doubtEndsAt);
  if (known !== undefined) return known;
  const present = subject.placement.posts[post.key];
  if (present === undefined && isExpired(post, tools.now())) return dropPending(pass, post.key);
  const target = targetOf(subject, post);
  if (target === undefined) return undefined;
  // The post before it is tried again by itself, and this one follows.
  if (present === undefined && post.after !== undefined && !isPlaced(pass, post.after))
    return undefined;
  // The removal of the other one is tried again by itself, and this one follows.
  if (present === undefined && hasRival(pass, post)) return undefined;
  if (present === undefined) return createPost(pass, post, target);
  if (present.channel !== target) return (await removePost(pass, post.key)) ?? lookAgain;
  return updatePost(pass, post);
}

const isPlaced = ({ subject }: Pass, key: string): boolean =>
  subject.placement.posts[key] !== undefined;

/** True if another post of its group (`aloneAmong`) is in the chat, or may be. */
function hasRival({ subject }: Pass, { key, aloneAmong }: Post): boolean {
  if (aloneAmong === undefined) return false;
  const { posts, begun } = subject.placement;
  return [...Object.keys(posts), ...Object.keys(begun)].some(
    (each) => each !== key && each.startsWith(aloneAmong),
  );
}

async function createPost(pass: Pass, post: Post, channel: string): Promise<Attempt> {
  const { memory, tools } = pass;
  const { key, revision = liveRevision } = post;
  // If posting is known to be refused, neither begun nor rendered: a report is expensive.
  const held = tools.chat.held(channel, post.slow === true ? 'files' : 'post');
  if (held !== undefined) return notCreated(pass, post, channel, held);
  const begun = await begin(pass, key, channel);
  if (!begun.ok) return notRecorded(begun.error);
  const since = begun.value;
  const { rewritings } = pass.subject.placement;
  const view = await viewOf(pass, post, channel);
  memory.unposted.delete(key);
  const name = postName(pass.subject.id, key);
  const posted = await tools.chat.post(channel, inACrowd(pass, post, view), name, since);
  if (!posted.ok) {
    // A refused or unsent request did not post anything; one without an answer may have.
    if (posted.error.kind !== 'unavailable' || isHeld(posted.error)) memory.unposted.add(key);
    return notCreated(pass, post, channel, posted.error);
  }
  remember(pass, post, view);
  memory.editedAt.set(key, tools.monotonic());
  const event = { type: 'post.placed' as const, key, channel, message: posted.value, revision };
  return place(pass, key, { event, seen: { begunAt: since, rewritings } });
}

/** Pictures are painted one by one: when many are due, words replace them. */
function inACrowd({ crowded }: Pass, { picturesOptional }: Post, view: View): View {
  return crowded && picturesOptional === true ? replacePicturesWithText(view) : view;
}

/**
 * If the post's thread is gone and its channel is not, forgets the thread, so that it is reopened.
 */
async function notCreated(
  pass: Pass,
  { thread }: Post,
  channel: string,
  failure: ChatFailure,
): Promise<Attempt> {
  const { subject, tools } = pass;
  if (failure.kind === 'gone' && thread !== undefined) {
    const isAllGone = tools.chat.held(subject.channel, 'post')?.kind === 'gone';
    if (!isAllGone) await forgetThread(pass, thread);
    if (!isAllGone && isHeld(failure)) return lookAgain;
  }
  return retryAfter(failure, channel, subject);
}

function viewOf({ subject, tools }: Pass, post: Post, channel: string): View | Promise<View> {
  const view = post.view();
  if (post.slow !== true || subject.complete === undefined) return view;
  return subject.complete(view, tools.chat.fileBytes(channel));
}

/** Only live cards are compared with what they showed: no need to hash reports of megabytes. */
function remember({ memory }: Pass, { key, revision }: Post, view: View): void {
  if (revision === undefined) memory.shown.set(key, digest(view));
}

async function updatePost(pass: Pass, post: Post): Promise<Attempt> {
  const { subject, memory, tools } = pass;
  const present = subject.placement.posts[post.key];
  if (present === undefined || present.revision === post.revision) return undefined;
  const held = tools.chat.held(present.channel, 'edit');
  // Counted from the last edit of this very message, so that during a rush of votes a card is edited
  // about once a second and always ends with the latest state; until then it is not even drawn,
  // which would slow down each vote.
  const waitMs = (memory.editedAt.get(post.key) ?? -Infinity) + tools.editGapMs - tools.monotonic();
  if (waitMs > 0 && held === undefined) return { waitMs };
  const { rewritings } = subject.placement;
  const view = await viewOf(pass, post, present.channel);
  if (post.revision === undefined && memory.shown.get(post.key) === digest(view)) return undefined;
  if (held !== undefined) return retryAfter(held, present.channel, subject);
  memory.editedAt.set(post.key, tools.monotonic());
  const name = postName(subject.id, post.key);
  const edited = await tools.chat.edit(present.channel, present.message, view, name);
  if (!edited.ok) return editFailed(pass, post.key, present.channel, edited.error);
  remember(pass, post, view);
  if (post.revision === undefined) return undefined;
  const { key, revision } = post;
  const seen = { message: present.message, rewritings };
  const recorded = await record(pass, { type: 'post.placed', key, ...present, revision }, seen);
  return recorded.ok ? undefined : notRecorded(recorded.error);
}

async function editFailed(
  pass: Pass,
  key: string,
  channel: string,
  failure: ChatFailure,
): Promise<Attempt> {
  if (!isGone(failure)) return retryAfter(failure, channel, pass.subject);
  // Somebody deleted it by hand: it is posted again.
  await forget(pass, key);
  return lookAgain;
}

async function removePost(pass: Pass, key: string): Promise<Attempt> {
  const present = pass.subject.placement.posts[key];
  if (present === undefined) return undefined;
  const removed = await pass.tools.chat.remove(present.channel, present.message);
  if (!removed.ok && removed.error.kind !== 'gone')
    return retryAfter(removed.error, present.channel, pass.subject);
  await forget(pass, key);
  return undefined;
}

function digest(view: unknown): string {
  return createHash('sha256').update(JSON.stringify(view)).digest('base64url');
}
