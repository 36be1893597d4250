import type { Thread } from '../../kernel/view/surfaces.ts';
import type { ChatFailure } from '../ports.ts';
import {
  forget,
  isGone,
  lookAgain,
  retryAfter,
  unreached,
  withBackoff,
  type Pass,
} from './pass.ts';
import { type Attempt, type Retry } from './attempt.ts';

/** Opens a thread that must exist, or finds it, and adds its people. */
export async function ensureThread(pass: Pass, thread: Thread): Promise<(Retry | undefined)[]> {
  const retry = await withBackoff(pass, thread.key, () => ensureOpen(pass, thread));
  const channel = pass.subject.placement.threads[thread.key];
  if (retry !== undefined || channel === undefined) return [retry];
  const retries: (Retry | undefined)[] = [];
  for (const person of thread.people) {
    const key = `${channel}/${person}`;
    retries.push(await withBackoff(pass, key, () => addPerson(pass, channel, person)));
  }
  for (const person of thread.former ?? []) {
    const key = `${channel}/${person}`;
    retries.push(await withBackoff(pass, key, () => removePerson(pass, channel, person)));
  }
  return retries;
}

async function ensureOpen(pass: Pass, thread: Thread): Promise<Attempt> {
  const { subject } = pass;
  if (subject.placement.threads[thread.key] !== undefined) return undefined;
  const opened = await openThread(pass, thread);
  if (opened === undefined) return undefined;
  if (!opened.ok) return openFailed(pass, thread, opened.error);
  const { key } = thread;
  const recorded = await subject.record({ type: 'thread.opened', key, channel: opened.value });
  return recorded.ok ? undefined : unreached;
}

async function openFailed(pass: Pass, { anchor }: Thread, failure: ChatFailure): Promise<Attempt> {
  if (anchor === undefined && isDenied(failure)) {
    pass.memory.privateThreadsRefused = true;
    return lookAgain;
  }
  if (anchor !== undefined && isGone(failure)) {
    // Its message was deleted by hand, or can no longer have a thread: it is posted again.
    await forget(pass, anchor);
    return lookAgain;
  }
  return retryAfter(failure, channelOf(pass, anchor), pass.subject);
}

/** There will be no private thread: its card must be somewhere, if only to say why. */
const isDenied = ({ kind }: ChatFailure): boolean => kind === 'forbidden' || kind === 'hindered';

/** The channel of the message that the thread hangs under. */
function channelOf({ subject }: Pass, anchor: string | undefined): string {
  const message = anchor === undefined ? undefined : subject.placement.posts[anchor];
  return message?.channel ?? subject.channel;
}

async function openThread({ subject, tools }: Pass, { name, anchor }: Thread) {
  const { community, channel } = subject;
  if (anchor === undefined)
    return tools.chat.openPrivateThread({ community, channel }, name, subject.since);
  const message = subject.placement.posts[anchor];
  // The anchor could not be posted: that is tried again by itself.
  if (message === undefined) return undefined;
  return tools.chat.openThread(message.channel, message.message, name);
}

async function addPerson(
  { subject, memory, tools }: Pass,
  thread: string,
  person: string,
): Promise<Attempt> {
  const key = `${thread}/${person}`;
  if (memory.added.has(key)) return undefined;
  const added = await tools.chat.addToThread(thread, person);
  // Somebody who left the community: nothing to report, nor to try again.
  if (!added.ok && !isGone(added.error)) return retryAfter(added.error, thread, subject);
  memory.added.add(key);
  memory.removed.delete(key);
  return undefined;
}

/** Rights end with the role: a former facilitator no longer reads the facilitators' thread. */
async function removePerson(
  { subject, memory, tools }: Pass,
  thread: string,
  person: string,
): Promise<Attempt> {
  const key = `${thread}/${person}`;
  if (memory.removed.has(key)) return undefined;
  const removed = await tools.chat.removeFromThread(thread, person);
  if (!removed.ok && !isGone(removed.error)) return retryAfter(removed.error, thread, subject);
  memory.removed.add(key);
  memory.added.delete(key);
  return undefined;
}
