import type { Placement } from '../../kernel/placement.ts';
import { summarise } from '../domain/summary.ts';
import type { WorkshopState } from '../../workshop/domain/state.ts';
import { split } from '../../kernel/view/split.ts';
import { illustrations } from './pictures.ts';
import { summaryViews } from './post.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { PollState } from '../../poll/domain/state.ts';
import type { Scene } from '../../workshop/view/scene.ts';
import type { Surfaces } from '../../kernel/view/surfaces.ts';
import type { View } from '../../kernel/view/view.ts';

export interface SummaryInput {
  readonly scene: Scene;
  readonly polls: readonly PollState[];
  /** The people of the community who asked not to be named in the summary. */
  readonly attributionOptOuts: readonly PersonId[];
}

/**
 * The message of the summary in the channel, with the report's files, and the others in a thread under
 * it. It is frozen when it is requested, and requesting it again edits the same messages; while some
 * of it is outdated, all of it follows the state, so that what a crash interrupted ends as one summary
 * and not as halves of two. Surplus messages of an earlier, longer one are then removed.
 */
export function summarySurfaces({ scene, polls, attributionOptOuts }: SummaryInput): Surfaces {
  const { summaryAsked } = scene.workshop;
  if (!isSummaryOnItsWay(scene.workshop)) return { items: [] };
  const summary = summarise(scene.workshop, polls, attributionOptOuts);
  const views = summaryViews(scene, summary, illustrations(scene, summary)).flatMap((view) =>
    split(view),
  );
  const [first, ...others] = views.map((view, index) => ({
    post: {
      key: summaryKey(index),
      thread: index === 0 ? undefined : summaryThread,
      revision: `${summaryAsked}.${fingerprint(view)}${index === views.length - 1 ? lastMark : ''}`,
      view: () => view,
      ...(index === 0 ? { slow: true as const } : { after: summaryKey(index - 1) }),
    },
  }));
  const thread = {
    key: summaryThread,
    name: scene.t.plain('summary.thread'),
    anchor: summaryKey(0),
    people: [],
  };
  return {
    items: first === undefined ? [] : [first, { thread }, ...others],
    passing: [prefix],
  };
}

/** It was requested, and some of it does not yet show the latest request. */
export const isSummaryOnItsWay = ({
  summaryAsked,
  placement,
}: Pick<WorkshopState, 'summaryAsked' | 'placement'>): boolean =>
  summaryAsked > 0 && !isWhole(placement, summaryAsked);

const prefix = 'summary:';
const summaryThread = 'thread:summary:';
const summaryKey = (index: number) => `${prefix}${index + 1}`;
const lastMark = '.last';

/** Every message shows the latest request, up to the one marked as the last. */
function isWhole({ posts }: Placement, asked: number): boolean {
  const keys = Object.keys(posts).filter((key) => key.startsWith(prefix));
  const last = posts[summaryKey(keys.length - 1)]?.revision.endsWith(lastMark) === true;
  return last && keys.every((key) => posts[key]?.revision.startsWith(`${asked}.`) === true);
}

/** A hash of a view (FNV-1a, 32 bits): equal for equal words. */
function fingerprint(view: View): string {
  let hash = 0x811c9dc5;
  for (const sign of JSON.stringify(view))
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}
