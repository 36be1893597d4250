import { isPast, retentionIn } from '../community/domain/retention.ts';
import type { CommunityState } from '../community/domain/state.ts';
import { looksAfter, systemActor, type AppContext } from '../engine/context.ts';
import { takingTurns } from '../engine/cooperative.ts';
import { dayMs } from '../kernel/hours/day.ts';
import { updatePoll } from '../poll/cases.ts';
import type { PollState } from '../poll/domain/state.ts';
import type { WorkshopState } from '../workshop/domain/state.ts';

/**
 * Erases what no community lists, so that nobody can reach it: a poll whose creation a crash cut
 * short, which is given a day, and workshops past their time. `listed`: what was listed a moment ago,
 * as `noteListed` noted it.
 */
export async function eraseOrphans(
  app: AppContext,
  listed: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<void> {
  const inTurn = takingTurns();
  for (const kind of ['workshop', 'poll'] as const)
    for await (const id of app.tools.journal.list(kind)) {
      if (signal.aborted) return;
      if (!listed.has(reachedBy(id)))
        await (kind === 'poll' ? lookAtPoll : lookAtWorkshop)(app, id);
      await inTurn();
    }
}

/** Adds what a community lists. Rejects if the store does not say: nothing then counts as an orphan. */
export async function noteListed(
  app: AppContext,
  community: string,
  listed: Set<string>,
): Promise<void> {
  const found = await app.streams.communities.readUncached(community);
  if (!found.ok) throw new Error('the store did not return what a community lists');
  for (const id of listedBy(found.value)) listed.add(id);
}

const listedBy = ({ past, ended, workshops, polls }: CommunityState): string[] => [
  ...past,
  ...Object.values(ended),
  ...Object.values(workshops),
  ...polls.map(({ id }) => id),
];

/** A workshop's polls have its id and that of their step: `w-vote`. */
const reachedBy = (id: string): string => id.split('-')[0] ?? id;

async function lookAtWorkshop(app: AppContext, id: string): Promise<void> {
  const found = await app.streams.workshops.readUncached(id);
  const opening = found.ok ? found.value.opening : null;
  if (!found.ok || opening === null || !isOurs(app, opening.community)) return;
  if (await isListed(app, opening.community, id)) return;
  const community = await app.streams.communities.readUncached(opening.community);
  if (!community.ok) return;
  const retention = retentionIn(community.value.settings);
  const isDue = ({ closedAt, activeAt }: WorkshopState): boolean =>
    isPast(closedAt ?? activeAt ?? opening.at, retention, app.tools.clock());
  tell(app, 'workshop', id, await app.streams.workshops.erase(id, isDue));
}

async function lookAtPoll(app: AppContext, id: string): Promise<void> {
  const found = await app.streams.polls.readUncached(id);
  const setUp = found.ok ? found.value.setUp : null;
  if (!found.ok || setUp === null || !isOurs(app, setUp.community)) return;
  if (await isListed(app, setUp.community, id)) return;
  if (found.value.status === 'draft' && found.value.seenAt === undefined) {
    await updatePoll(app, id, systemActor, true, { type: 'noteQuiet' });
    return;
  }
  const now = app.tools.clock();
  const isDue = ({ seenAt, closedAt, openedAt }: PollState): boolean =>
    now - (closedAt ?? openedAt ?? seenAt ?? now) >= dayMs;
  tell(app, 'poll', id, await app.streams.polls.erase(id, isDue));
}

const isOurs = ({ tools }: AppContext, community: string): boolean => looksAfter(tools, community);

/** Asked again: it may have been listed since. True too if the store does not say. */
async function isListed(app: AppContext, community: string, id: string): Promise<boolean> {
  const found = await app.streams.communities.readUncached(community);
  return !found.ok || listedBy(found.value).includes(reachedBy(id));
}

function tell(
  { tools }: AppContext,
  kind: 'workshop' | 'poll',
  id: string,
  erased: { readonly ok: boolean; readonly value?: boolean },
): void {
  if (erased.ok && erased.value === true) tools.log.info('orphaned data was erased', { kind, id });
}
