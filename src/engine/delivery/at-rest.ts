import type { Thread } from '../../kernel/view/surfaces.ts';
import { obsoleteKeys } from './obsolete.ts';
import type { OnePassTools } from './one-pass.ts';
import type { Showing, SubjectRef } from './subject.ts';

/**
 * True if all that a subject must show is recorded as shown, as it must be, and nothing is due by
 * itself: a look would do nothing. The chat is not asked. False if the store does not say.
 */
export async function isAtRest(
  { load, capabilities: { privateThreads } }: Pick<OnePassTools, 'load' | 'capabilities'>,
  ref: SubjectRef,
): Promise<boolean> {
  const loaded = await load(ref, { problems: [], privateThreads });
  return loaded.ok && loaded.value !== undefined && isAllShown(loaded.value);
}

/** Not with a live card, or somebody to be taken out of a thread: those always need a look. */
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
