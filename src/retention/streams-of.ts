import type { Rewritten } from '../community/domain/keeping-state.ts';
import type { AppContext, Outcome } from '../engine/context.ts';
import { ok } from '../kernel/result.ts';

/**
 * Every workshop and poll of a community, each once, oldest workshops first. What was erased, or
 * never begun, may still be among them.
 */
export async function streamsOf(
  { streams }: AppContext,
  community: string,
): Outcome<readonly Rewritten[]> {
  const found = await streams.communities.read(community);
  if (!found.ok) return found;
  const { workshops, ended, past, polls } = found.value;
  const ids = new Set([...past, ...Object.values(ended), ...Object.values(workshops)]);
  const pollIds = new Set(polls.map(({ id }) => id));
  for (const id of ids) {
    const workshop = await streams.workshops.readUncached(id);
    if (!workshop.ok) return workshop;
    for (const poll of Object.values(workshop.value.polls)) pollIds.add(poll);
  }
  return ok([
    ...[...ids].map((id): Rewritten => ({ kind: 'workshop', id })),
    ...[...pollIds].map((id): Rewritten => ({ kind: 'poll', id })),
  ]);
}
