import type { Thread } from '../../kernel/view/surfaces.ts';
import type { ChatFailure } from '../ports.ts';
import {
  forget,
  isGone,
  outcomeOf,
  trying,
  type Leftover,
  type Outcome,
  type Pass,
} from './pass.ts';

/** Opens a thread that must exist, or finds it again, and adds the people it is for. */
export async function ensureThread(pass: Pass, thread: Thread): Promise<(Leftover | undefined)[]> {
  const leftover = await trying(pass, thread.key, () => ensureOpen(pass, thread));
  const channel = pass.subject.placement.threads[thread.key];
  if (leftover !== undefined || channel === undefined) return [leftover];
  const leftovers: (Leftover | undefined)[] = [];
  for (const person of thread.people) {
    const key = `${channel}/${person}`;
    leftovers.push(await trying(pass, key, () => addPerson(pass, channel, person)));
  }
  for (const person of thread.former ?? []) {
    const key = `${channel}/${person}`;
    leftovers.push(await trying(pass, key, () => removePerson(pass, channel, person)));
  }
  return leftovers;
}

async function ensureOpen(pass: Pass, thread: Thread): Promise<Outcome> {
  const { subject } = pass;
  if (subject.placement.threads[thread.key] !== undefined) return undefined;
  const opened = await openThread(pass, thread);
  if (opened === undefined) return undefined;
  if (!opened.ok) return openFailed(pass, thread, opened.error);
  const { key } = thread;
  const recorded = await subject.record({ type: 'thread.opened', key, channel: opened.value });
  return recorded ? undefined : 'unreached';
}

async function openFailed(pass: Pass, { anchor }: Thread, failure: ChatFailure): Promise<Outcome> {
  if (anchor === undefined && failure.kind === 'forbidden') {
    pass.memory.privateThreadsRefused = true;
    return { waitMs: 0 };
  }
  if (anchor !== undefined && isGone(failure)) {
    // Its message was deleted by hand, or can carry no thread any more: it is posted anew.
    await forget(pass, anchor);
    return { waitMs: 0 };
  }
  return outcomeOf(failure, channelOf(pass, anchor), pass.subject);
}

/** Where a thread is opened: that of the message it hangs under. */
function channelOf({ subject }: Pass, anchor: string | undefined): string {
  const message = anchor === undefined ? undefined : subject.placement.posts[anchor];
  return message?.channel ?? subject.channel;
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
  { subject, memory, tools }: Pass,
  thread: string,
  person: string,
): Promise<Outcome> {
  const key = `${thread}/${person}`;
  if (memory.added.has(key)) return undefined;
  const added = await tools.chat.addToThread(thread, person);
  // Somebody who left the community is gone: not worth telling anyone, nor trying again.
  if (!added.ok && !isGone(added.error)) return outcomeOf(added.error, thread, subject);
  memory.added.add(key);
  memory.removed.delete(key);
  return undefined;
}

/** Rights end with the role: who facilitates no more reads the facilitators' thread no more. */
async function removePerson(
  { subject, memory, tools }: Pass,
  thread: string,
  person: string,
): Promise<Outcome> {
  const key = `${thread}/${person}`;
  if (memory.removed.has(key)) return undefined;
  const removed = await tools.chat.removeFromThread(thread, person);
  if (!removed.ok && !isGone(removed.error)) return outcomeOf(removed.error, thread, subject);
  memory.removed.add(key);
  memory.added.delete(key);
  return undefined;
}
