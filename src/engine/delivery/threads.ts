import type { Thread } from '../../kernel/view/surfaces.ts';
import type { ChatFailure } from '../ports.ts';
import {
  forget,
  isGone,
  lookAgain,
  notRecorded,
  record,
  retryAfter,
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
  for (const person of thread.people) retries.push(await ensurePerson(pass, channel, person, true));
  // Rights end with the role: a former facilitator no longer reads the facilitators' thread.
  for (const person of thread.former ?? [])
    retries.push(await ensurePerson(pass, channel, person, false));
  return retries;
}

async function ensureOpen(pass: Pass, thread: Thread): Promise<Attempt> {
  const { subject } = pass;
  if (subject.placement.threads[thread.key] !== undefined) return undefined;
  const opened = await openThread(pass, thread);
  if (opened === undefined) return undefined;
  if (!opened.ok) return openFailed(pass, thread, opened.error);
  const { key } = thread;
  const recorded = await record(pass, { type: 'thread.opened', key, channel: opened.value });
  return recorded.ok ? undefined : notRecorded(recorded.error);
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

/** Private threads are refused: the card must still be shown somewhere, if only to say why. */
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

/** Adds somebody to a thread, or removes them. */
function ensurePerson(
  pass: Pass,
  thread: string,
  person: string,
  within: boolean,
): Promise<Retry | undefined> {
  const { subject, memory } = pass;
  const { chat } = pass.tools;
  const key = `${thread}/${person}`;
  const [done, undone] = within ? [memory.added, memory.removed] : [memory.removed, memory.added];
  return withBackoff(pass, key, async () => {
    if (done.has(key)) return undefined;
    const changed = await (within
      ? chat.addToThread(thread, person)
      : chat.removeFromThread(thread, person));
    // Somebody who left the community: nothing to report, nor to try again.
    if (!changed.ok && !isGone(changed.error)) return retryAfter(changed.error, thread, subject);
    done.add(key);
    undone.delete(key);
    return undefined;
  });
}
