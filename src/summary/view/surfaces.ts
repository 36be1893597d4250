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
 * The messages of the summary. It is frozen when it is asked for, and asking again edits the same
 * messages; while some of it is not yet as it was asked for, all of it follows the state, so that
 * what a crash cut short is finished with one summary and not with halves of two. The messages of an
 * earlier, longer one go then. The report is added to the last one.
 */
export function summarySurfaces({ scene, polls, attributionOptOuts }: SummaryInput): Surfaces {
  const { summaryAsked } = scene.workshop;
  if (!isSummaryOnItsWay(scene.workshop)) return { items: [] };
  const summary = summarise(scene.workshop, polls, attributionOptOuts);
  const views = summaryViews(scene, summary, illustrations(scene, summary)).flatMap((view) =>
    split(view),
  );
  const last = views.length - 1;
  return {
    items: views.map((view, index) => ({
      post: {
        key: summaryKey(index),
        thread: undefined,
        revision: `${summaryAsked}.${fingerprint(view)}${index === last ? lastMark : ''}`,
        view: () => view,
        ...(index === last && { slow: true as const }),
        ...(index > 0 && { after: summaryKey(index - 1) }),
      },
    })),
    passing: [prefix],
  };
}

/** It was asked for, and some of it is not shown yet as it was asked for last. */
export const isSummaryOnItsWay = ({
  summaryAsked,
  placement,
}: Pick<WorkshopState, 'summaryAsked' | 'placement'>): boolean =>
  summaryAsked > 0 && !isWhole(placement, summaryAsked);

const prefix = 'summary:';
const summaryKey = (index: number) => `${prefix}${index + 1}`;
const lastMark = '.last';

/** Every message of it shows what was asked for last, up to the one that says it is the last. */
function isWhole({ posts }: Placement, asked: number): boolean {
  const keys = Object.keys(posts).filter((key) => key.startsWith(prefix));
  const last = posts[summaryKey(keys.length - 1)]?.revision.endsWith(lastMark) === true;
  return last && keys.every((key) => posts[key]?.revision.startsWith(`${asked}.`) === true);
}

/** Tells two views apart (FNV-1a, 32 bits): one of the same words has the same. */
function fingerprint(view: View): string {
  let hash = 0x811c9dc5;
  for (const sign of JSON.stringify(view))
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}
