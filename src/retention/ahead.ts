import { erasedAt } from '../community/domain/retention.ts';
import { ok } from '../kernel/result.ts';
import type { AppContext, Outcome } from '../engine/context.ts';
import { Admitted, type AdmittedTo } from '../engine/requests/admission.ts';
import { takingTurns } from '../engine/cooperative.ts';
import { endOf, keptBy } from './ends.ts';

/** What a community's present settings would erase. */
export interface ErasuresAhead {
  /** How many workshops and polls have expired: the next check erases them. */
  readonly due: number;
  /** When the first of the others will expire, in milliseconds since 1970. */
  readonly first: number | undefined;
}

export async function erasuresAhead(app: AppContext, community: string): Outcome<ErasuresAhead> {
  const found = await app.streams.communities.read(community);
  if (!found.ok) return found;
  const { retention = 'forever' } = found.value.settings;
  const times: number[] = [];
  const inTurn = takingTurns();
  for (const each of retention === 'forever' ? [] : keptBy(found.value)) {
    const end = await endOf(app, community, each);
    const time = typeof end === 'object' ? erasedAt(end.at, retention) : undefined;
    if (time !== undefined) times.push(time);
    await inTurn();
  }
  const now = app.tools.clock();
  const later = times.filter((time) => time > now);
  const first = later.toSorted((a, b) => a - b)[0];
  return ok({ due: times.length - later.length, first });
}

/** What the community's present retention would erase. */
export function erasuresOf(subject: AdmittedTo<'community'>): Outcome<ErasuresAhead> {
  const { app, place } = Admitted.visitOf(subject);
  return erasuresAhead(app, place.community);
}
