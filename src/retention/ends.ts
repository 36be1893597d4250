import type { CommunityState } from '../community/domain/state.ts';
import { changeCommunity } from '../community/stream.ts';
import { entryOf } from '../kernel/dictionary.ts';
import type { PollState } from '../poll/domain/state.ts';
import type { WorkshopState } from '../workshop/domain/state.ts';
import { systemActor, type AppContext } from '../engine/context.ts';

/** What a community keeps for a time. */
export interface Kept {
  readonly kind: 'workshop' | 'poll';
  readonly id: string;
}

/** What is over, or may be. A workshop's own polls are not listed: they go with it. */
export function keptBy({ past, polls }: CommunityState): Kept[] {
  return [
    ...past.map((id) => ({ kind: 'workshop' as const, id })),
    ...polls.map(({ id }) => ({ kind: 'poll' as const, id })),
  ];
}

/** `open`: not over, or the store does not say. `nothing`: erased already, or never begun. */
export type End = 'open' | 'nothing' | { readonly at: number };

/** As its community noted it; a stream is read once for that, when it is found to be over. */
export async function endOf(app: AppContext, community: string, each: Kept): Promise<End> {
  const known = await app.streams.communities.read(community);
  const noted = known.ok ? entryOf(known.value.endings, each.id) : undefined;
  if (noted !== undefined) return { at: noted };
  const end = await endIn(app, each);
  if (typeof end === 'object')
    await changeCommunity(app, community, systemActor, { type: 'noteEnding', id: each.id, ...end });
  return end;
}

export async function endIn({ streams }: AppContext, { kind, id }: Kept): Promise<End> {
  const found = await (kind === 'workshop' ? streams.workshops : streams.polls).readUncached(id);
  if (!found.ok) return 'open';
  if (isNothing(found.value)) return 'nothing';
  const { closedAt } = found.value;
  return closedAt === null ? 'open' : { at: closedAt };
}

function isNothing(state: WorkshopState | PollState): boolean {
  return 'status' in state ? state.status === 'none' : state.opening === null;
}
