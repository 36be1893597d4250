import type { CommunityState } from '../community/domain/state.ts';
import { isOutdated } from '../community/domain/keeping.ts';
import { erasedAt, retentionIn } from '../community/domain/retention.ts';
import { entryOf } from '../kernel/dictionary.ts';
import type { PlansState } from '../plan/domain/plan.ts';
import { isAwaited } from '../recap/domain/due.ts';
import type { RecapState } from '../recap/domain/state.ts';
import { toldBeforeMs } from '../workshop/domain/deciding-lasting.ts';

/** The last workshops that ended are looked at again, in case a crash interrupted their summary. */
export const pastLookedAt = 5;

/** The state of a community's own streams. */
export interface OwnStates {
  readonly community: Readonly<CommunityState>;
  readonly plans: Readonly<PlansState>;
  readonly recap: Readonly<RecapState>;
}

/** A community that has nothing to do, as long as nothing is recorded and its time has not come. */
export interface Rest {
  /** When something is to be told or erased, in milliseconds since 1970; null for never. */
  readonly until: number | null;
  /** The workshops and polls that it lists. */
  readonly listed: readonly string[];
  /** The last record of each stream with which its last workshops were found to be at rest. */
  readonly rests: Readonly<Record<string, number>>;
}

/** Undefined if anything goes on, is still to come, may have to be shown, or to be forgotten. */
export function restOf({ community, plans, recap }: OwnStates): Rest | undefined {
  const rests = restsOf(community);
  const isAtRest =
    rests !== undefined && isOver(community) && hasNoPlan(plans) && hasNoRecap(recap);
  if (!isAtRest) return undefined;
  const { past, ended, polls } = community;
  const listed = [...past, ...Object.values(ended), ...polls.map(({ id }) => id)];
  return { until: dueAt(community), listed: [...new Set(listed)], rests };
}

function isOver(community: Readonly<CommunityState>): boolean {
  const { workshops, past, polls, endings, erasures = {}, shownAgain = [], leftAt } = community;
  const kept = [...past, ...polls.map(({ id }) => id)];
  return (
    Object.keys(workshops).length === 0 &&
    kept.every((id) => Object.hasOwn(endings, id)) &&
    Object.keys(erasures).length === 0 &&
    shownAgain.length === 0 &&
    leftAt === undefined &&
    !isOutdated(community)
  );
}

const hasNoPlan = ({ plans, stale }: Readonly<PlansState>): boolean =>
  Object.keys(plans).length === 0 && !stale;

/** What a recap showed is looked at at each start, and grows old by itself. */
const hasNoRecap = (recap: Readonly<RecapState>): boolean =>
  !isAwaited(recap) &&
  recap.recaps.length + recap.answers.length + Object.keys(recap.leftOut).length === 0 &&
  recap.problem === null &&
  recap.wordsSince === null;

function restsOf({ past, rests = {} }: Readonly<CommunityState>): Rest['rests'] | undefined {
  const noted = past.slice(-pastLookedAt).map((id) => entryOf(rests, id));
  if (noted.includes(undefined)) return undefined;
  return Object.assign({}, ...noted);
}

function dueAt({ settings, past, endings }: Readonly<CommunityState>): number | null {
  const retention = retentionIn(settings);
  const due = Object.entries(endings).flatMap(([id, end]) => {
    const at = erasedAt(end, retention);
    if (at === undefined) return [];
    // Its facilitators are told before.
    return past.includes(id) ? at - toldBeforeMs : at;
  });
  return due.length === 0 ? null : Math.min(...due);
}
