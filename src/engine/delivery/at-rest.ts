import type { Thread } from '../../kernel/view/surfaces.ts';
import { obsoleteKeys } from './obsolete.ts';
import type { OnePassTools } from './one-pass.ts';
import type { Showing, SubjectRef } from './subject.ts';

/**
 * True if everything the subject must show is recorded as shown in its current form and nothing is
 * due later: a look would do nothing. Doesn't ask the chat. False if the store can't answer.
 */
export async function isAtRest(
  { load, capabilities: { privateThreads } }: Pick<OnePassTools, 'load' | 'capabilities'>,
  ref: SubjectRef,
): Promise<boolean> {
  const loaded = await load(ref, { problems: [], privateThreads });
  return loaded.ok && loaded.value !== undefined && isAllShown(loaded.value);
}

/**
 * Never true with a live card, or with people to add to a thread or remove from it: those need a
 * look.
 */
function isAllShown({ channel, placement, surfaces, announced, nextAt }: Showing): boolean {
  if (surfaces === undefined || announced !== undefined || nextAt !== undefined) return false;
  const { posts, begun, threads } = placement;
  if (Object.keys(begun).length > 0 || obsoleteKeys(placement, surfaces).length > 0) return false;
  return surfaces.items.every((item) => {
    if ('thread' in item) return threads[item.thread.key] !== undefined && isLeftAlone(item.thread);
    const { key, thread, revision } = item.post;
    const present = posts[key];
    const target = thread === undefined ? channel : threads[thread];
    return present !== undefined && present.revision === revision && present.channel === target;
  });
}

const isLeftAlone = ({ people, former = [] }: Thread): boolean =>
  people.length === 0 && former.length === 0;
