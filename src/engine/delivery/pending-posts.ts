import type { Post } from '../../kernel/view/surfaces.ts';
import { outcomeOf, place, postName, type Outcome, type Pass, type Subject } from './pass.ts';

/**
 * Recorded before anything is sent: whatever ends this process, what it may have posted is known.
 * False when the store could not, and then nothing may be sent.
 */
export async function begin(
  { subject, tools }: Pass,
  key: string,
  channel: string,
): Promise<boolean> {
  if (subject.placement.begun[key]?.channel === channel) return true;
  return subject.record({ type: 'post.begun', key, channel, at: tools.now() });
}

/**
 * A post that was begun, and that this process does not know the end of, is looked for before
 * anything else is done with it. One that is found is placed.
 */
export async function settle(pass: Pass, key: string): Promise<Outcome> {
  const { subject, memory, tools } = pass;
  const begun = subject.placement.begun[key];
  if (begun === undefined || memory.unposted.has(key)) return undefined;
  const { channel, at } = begun;
  const found = await tools.chat.find(channel, postName(subject.id, key), at);
  if (!found.ok && found.error.kind !== 'gone') return outcomeOf(found.error, channel, subject);
  const message = found.ok ? found.value : undefined;
  if (message === undefined) {
    memory.unposted.add(key);
    return undefined;
  }
  // Nobody knows what it shows: it is edited.
  const placed = { type: 'post.placed' as const, key, channel, message, revision: 'found' };
  return (await place(pass, key, placed)) ?? { waitMs: 0 };
}

/** Gives up what was begun and is asked for no more, once it is known not to be there. */
export async function giveUp({ subject }: Pass, key: string): Promise<Outcome> {
  if (subject.placement.begun[key] === undefined) return undefined;
  return (await subject.record({ type: 'post.removed', key })) ? undefined : 'unreached';
}

/** What was begun and nothing asks for any more: a word on a time that has been changed since. */
export function abandoned({ placement, surfaces }: Subject): Post[] {
  const begun = Object.keys(placement.begun);
  if (begun.length === 0) return [];
  const asked = new Set(surfaces.items.flatMap((item) => ('post' in item ? item.post.key : [])));
  return begun.filter((key) => !asked.has(key)).map(gone);
}

const gone = (key: string): Post => ({
  key,
  thread: undefined,
  revision: undefined,
  view: () => ({ blocks: [] }),
  withdrawn: true,
});
