import type { PollState } from '../poll/domain/state.ts';
import { ok } from '../kernel/result.ts';
import { Admitted } from '../engine/requests/admission.ts';
import type { HasWorkshop } from '../workshop/subjects.ts';
import { attributionOptOutsIn } from '../community/cases.ts';
import type { Outcome } from '../engine/context.ts';
import { knownPolls } from '../poll/cases.ts';

/** What a workshop's summary tells beside the workshop: its polls, and who asked not to be named. */
export async function summarySources(subject: Admitted<HasWorkshop>): Outcome<{
  readonly polls: readonly PollState[];
  readonly attributionOptOuts: readonly string[];
}> {
  const attributionOptOuts = await attributionOptOutsIn(subject);
  if (!attributionOptOuts.ok) return attributionOptOuts;
  const { app } = Admitted.visitOf(subject);
  const polls = await knownPolls(app, Object.values(subject.value.workshop.polls));
  return ok({ polls, attributionOptOuts: attributionOptOuts.value });
}
