import { erasedAt, retentionIn } from '../community/domain/retention.ts';
import { ok } from '../kernel/result.ts';
import { systemActor, type AppContext, type Outcome } from '../engine/context.ts';
import { actOn } from '../workshop/cases.ts';
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
  const retention = retentionIn(found.value.settings);
  const times: number[] = [];
  const inTurn = takingTurns();
  for (const each of keptBy(found.value)) {
    const end = await endOf(app, community, each);
    const time = typeof end === 'object' ? erasedAt(end.at, retention) : undefined;
    if (time !== undefined) times.push(time);
    if (each.kind === 'workshop') await tellAnew(app, each.id, time);
    await inTurn();
  }
  const now = app.tools.clock();
  const later = times.filter((time) => time > now);
  const first = later.toSorted((a, b) => a - b)[0];
  return ok({ due: times.length - later.length, first });
}

/** Facilitators who were told of an erasure learn that it comes at another time, or not at all. */
async function tellAnew(app: AppContext, id: string, erasedAt: number | undefined): Promise<void> {
  const found = await app.streams.workshops.readUncached(id);
  if (found.ok && found.value.erasure !== undefined)
    await actOn(app, id, systemActor, { type: 'tellErasure', erasedAt });
}

/** What the community's present retention would erase; whoever was told otherwise is told anew. */
export function erasuresOf(subject: AdmittedTo<'community'>): Outcome<ErasuresAhead> {
  const { app, place } = Admitted.visitOf(subject);
  return erasuresAhead(app, place.community);
}
