import { createHash } from 'node:crypto';
import type { Placement, PlacementEvent } from '../domain/placement.ts';
import type { Post, Surfaces, Thread } from '../view/surfaces.ts';
import type { ChatPermission } from '../domain/errors.ts';
import type { Chat, ChatFailure } from './ports.ts';

/** Something whose state says what must exist in the chat: a workshop or a poll. */
export interface Subject {
  readonly id: string;
  readonly community: string;
  readonly channel: string;
  readonly since: number;
  readonly placement: Readonly<Placement>;
  readonly surfaces: Surfaces;
  /** Records what now exists; resolves false when the store could not. */
  record(event: PlacementEvent): Promise<boolean>;
}

/** What is remembered between two passes, and may be lost: at worst a card is edited once more. */
export interface Memory {
  readonly shown: Map<string, string>;
  readonly editedAt: Map<string, number>;
  readonly added: Set<string>;
  readonly lost: Map<string, number>;
  /** Set once the platform refused a private thread: the facilitators' card then stands in the channel. */
  privateThreadsRefused: boolean;
}

export const emptyMemory = (): Memory => ({
  shown: new Map(),
  editedAt: new Map(),
  added: new Set(),
  lost: new Map(),
  privateThreadsRefused: false,
});

/** What a pass left undone: to be tried again after `waitMs`, or for want of a right. */
export interface Leftover {
  readonly waitMs: number;
  readonly trouble?: { readonly channel: string; readonly permission: ChatPermission | undefined };
}

export interface PassTools {
  readonly chat: Chat;
  readonly now: () => number;
  readonly editGapMs: number;
}

/** How long to wait before trying again what was refused or could not be reached, in milliseconds. */
const forbiddenRetryMs = 60_000;
const unavailableRetryMs = 2_000;

/**
 * Brings into being what the state says must exist and does not, and edits what shows something
 * else. Safe to run again at any moment, after a crash too: what exists is recorded, and what was
 * posted but not recorded is found again by its name.
 */
export async function reconcile(
  subject: Subject,
  memory: Memory,
  tools: PassTools,
): Promise<Leftover[]> {
  const pass = { subject, memory, tools };
  const leftovers: (Leftover | undefined)[] = [];
  const inThreads = new Map<string, Post[]>();
  for (const item of subject.surfaces.items) {
    if ('thread' in item) leftovers.push(await ensureThread(pass, item.thread));
    else if (item.post.thread === undefined) leftovers.push(await ensurePost(pass, item.post));
    else inThreads.set(item.post.thread, [...(inThreads.get(item.post.thread) ?? []), item.post]);
  }
  // Threads have their own rate limits: one that is slow must not hold back the others.
  const perThread = await Promise.all(
    [...inThreads.values()].map((posts) => ensureInOrder(pass, posts)),
  );
  return [...leftovers, ...perThread.flat()].filter((leftover) => leftover !== undefined);
}

interface Pass {
  readonly subject: Subject;
  readonly memory: Memory;
  readonly tools: PassTools;
}

async function ensureInOrder(pass: Pass, posts: readonly Post[]): Promise<Leftover[]> {
  const leftovers: Leftover[] = [];
  for (const post of posts) {
    const leftover = await ensurePost(pass, post);
    if (leftover !== undefined) leftovers.push(leftover);
  }
  return leftovers;
}

async function ensureThread(pass: Pass, thread: Thread): Promise<Leftover | undefined> {
  const { subject, tools } = pass;
  if (subject.placement.threads[thread.key] === undefined) {
    const opened = await openThread(pass, thread);
    if (opened === undefined) return undefined;
    if (!opened.ok && thread.anchor === undefined && opened.error.kind === 'forbidden') {
      pass.memory.privateThreadsRefused = true;
      return { waitMs: 0 };
    }
    if (!opened.ok) return leftoverOf(opened.error, subject.channel);
    const recorded = await subject.record({
      type: 'thread.opened',
      key: thread.key,
      channel: opened.value,
    });
    if (!recorded) return { waitMs: unavailableRetryMs };
  }
  const channel = subject.placement.threads[thread.key];
  for (const person of thread.people) await addPerson(pass, tools.chat, channel, person);
  return undefined;
}

async function openThread({ subject, tools }: Pass, { name, anchor }: Thread) {
  const { community, channel } = subject;
  if (anchor === undefined)
    return tools.chat.openPrivateThread({ community, channel }, name, subject.since);
  const message = subject.placement.posts[anchor];
  // The anchor could not be posted: its own leftover says so.
  if (message === undefined) return undefined;
  return tools.chat.openThread(message.channel, message.message, name);
}

async function addPerson(
  { memory }: Pass,
  chat: Chat,
  thread: string | undefined,
  person: string,
): Promise<void> {
  const key = `${thread}/${person}`;
  if (thread === undefined || memory.added.has(key)) return;
  // Somebody who left the community cannot be added: not worth telling anyone, nor trying again.
  await chat.addToThread(thread, person);
  memory.added.add(key);
}

async function ensurePost(pass: Pass, post: Post): Promise<Leftover | undefined> {
  const { subject } = pass;
  const place = subject.placement.posts[post.key];
  const target =
    post.thread === undefined ? subject.channel : subject.placement.threads[post.thread];
  if (post.withdrawn === true) return place === undefined ? undefined : removePost(pass, post.key);
  if (target === undefined) return undefined;
  if (place === undefined) return createPost(pass, post, target);
  if (place.channel !== target)
    return removePost(pass, post.key).then((left) => left ?? { waitMs: 0 });
  return updatePost(pass, post);
}

async function createPost(pass: Pass, post: Post, channel: string): Promise<Leftover | undefined> {
  const { subject, memory, tools } = pass;
  const view = post.view();
  const posted = await tools.chat.post(channel, view, onceName(pass, post.key));
  if (!posted.ok) {
    if (posted.error.kind === 'gone' && post.thread !== undefined)
      await forgetThread(pass, post.thread);
    return leftoverOf(posted.error, channel);
  }
  memory.shown.set(post.key, digest(view));
  memory.editedAt.set(post.key, tools.now());
  const recorded = await subject.record({
    type: 'post.placed',
    key: post.key,
    channel,
    message: posted.value,
    revision: post.revision ?? 'live',
  });
  return recorded ? undefined : { waitMs: unavailableRetryMs };
}

async function updatePost(pass: Pass, post: Post): Promise<Leftover | undefined> {
  const { subject, memory, tools } = pass;
  const place = subject.placement.posts[post.key];
  if (place === undefined || place.revision === post.revision) return undefined;
  const view = post.view();
  const shown = digest(view);
  if (post.revision === undefined && memory.shown.get(post.key) === shown) return undefined;
  // Counted from the last edit of this very message, so that a card under a rush of votes is edited
  // about once a second and always shows the last state in the end.
  const waitMs = (memory.editedAt.get(post.key) ?? 0) + tools.editGapMs - tools.now();
  if (waitMs > 0) return { waitMs };
  memory.editedAt.set(post.key, tools.now());
  const edited = await tools.chat.edit(place.channel, place.message, view);
  if (!edited.ok) return editFailed(pass, post.key, edited.error, place.channel);
  memory.shown.set(post.key, shown);
  if (post.revision === undefined) return undefined;
  const recorded = await subject.record({
    type: 'post.placed',
    key: post.key,
    ...place,
    revision: post.revision,
  });
  return recorded ? undefined : { waitMs: unavailableRetryMs };
}

async function editFailed(
  pass: Pass,
  key: string,
  failure: ChatFailure,
  channel: string,
): Promise<Leftover> {
  if (failure.kind !== 'gone') return leftoverOf(failure, channel);
  // Somebody deleted it by hand: it is posted anew.
  await forget(pass, key);
  return { waitMs: 0 };
}

async function removePost(pass: Pass, key: string): Promise<Leftover | undefined> {
  const place = pass.subject.placement.posts[key];
  if (place === undefined) return undefined;
  const removed = await pass.tools.chat.remove(place.channel, place.message);
  if (!removed.ok && removed.error.kind !== 'gone') return leftoverOf(removed.error, place.channel);
  await forget(pass, key);
  return undefined;
}

async function forget({ subject, memory }: Pass, key: string): Promise<void> {
  memory.shown.delete(key);
  memory.lost.set(key, (memory.lost.get(key) ?? 0) + 1);
  await subject.record({ type: 'post.removed', key });
}

async function forgetThread({ subject }: Pass, key: string): Promise<void> {
  await subject.record({ type: 'thread.lost', key });
}

/** Names a post for the platform's own protection against doubles; 24 characters, a nonce holds 25. */
function onceName({ subject, memory }: Pass, key: string): string {
  const name = `${subject.id}/${key}/${memory.lost.get(key) ?? 0}`;
  return createHash('sha256').update(name).digest('base64url').slice(0, 24);
}

function digest(view: unknown): string {
  return createHash('sha256').update(JSON.stringify(view)).digest('base64url');
}

function leftoverOf(failure: ChatFailure, channel: string): Leftover {
  switch (failure.kind) {
    case 'gone':
      return { waitMs: unavailableRetryMs };
    case 'unavailable':
      return { waitMs: unavailableRetryMs };
    case 'forbidden':
      return { waitMs: forbiddenRetryMs, trouble: { channel, permission: failure.permission } };
  }
}
