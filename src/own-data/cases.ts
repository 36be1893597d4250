import { changeCommunity } from '../community/stream.ts';
import type { Outcome } from '../engine/context.ts';
import { Admitted, type AdmittedTo } from '../engine/requests/admission.ts';
import { spend } from '../engine/requests/quotas.ts';
import type { Held } from '../kernel/own-data.ts';
import { ok } from '../kernel/result.ts';
import { erasePerson } from './erasing.ts';
import { showErasures } from './finishing.ts';
import { holdingsOf } from './holdings.ts';

/** Everything that the community keeps of whoever asks. */
export function ownHoldings(subject: AdmittedTo<'channel'>): Outcome<readonly Held[]> {
  const { app, place } = Admitted.visitOf(subject);
  return holdingsOf(app, place.community, subject.by.id);
}

/**
 * Erases whoever asks from the community. The request is durable before anything is erased: whatever
 * comes in between, it is carried out. `later` if the store stopped answering after that.
 */
export async function askToBeErased(subject: AdmittedTo<'channel'>): Outcome<'erased' | 'later'> {
  const visit = Admitted.visitOf(subject);
  const { app, place } = visit;
  const { by } = subject;
  const spent = spend(visit);
  if (!spent.ok) return spent;
  const intent = { type: 'askErasure', person: by.id, now: app.tools.clock() } as const;
  const asked = await changeCommunity(app, place.community, by, intent);
  if (!asked.ok) return asked;
  const erased = await erasePerson(app, place.community, by.id);
  if (!erased.ok) return ok('later');
  await showErasures(app, place.community);
  return ok('erased');
}
