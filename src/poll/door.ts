import type { Failure } from '../kernel/failure.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { Admitted, type AdmittedTo, type Visit } from '../engine/requests/admission.ts';
import type { Opener } from '../engine/requests/door.ts';
import { actorIn, sees } from '../engine/requests/rights.ts';
import { knownPoll, latestPollIn, makesPollsIn, managesPoll } from './cases.ts';
import type { PollState } from './domain/state.ts';

export const openPoll: Opener<'poll'> = async (visit, { poll }) => {
  const found = await (poll === undefined
    ? latestPollIn(visit.app, visit.place)
    : knownPoll(visit.app, poll));
  return found.ok ? admitPoll(visit, found.value) : found;
};

export const openPollPlace: Opener<'pollPlace'> = async (visit) => {
  const { app, place } = visit;
  const by = actorIn(visit, place.channel);
  const pollFacilitator = () => makesPollsIn(app, place, by);
  return ok(Admitted.admit({ place }, { visit, by, standing: { pollFacilitator } }));
};

/** Lets somebody in to a poll that was found, or takes it for unknown, with their rights there. */
export function admitPoll(visit: Visit, poll: PollState): Result<AdmittedTo<'poll'>, Failure> {
  const { setUp } = poll;
  if (setUp?.community !== visit.place.community || !sees(visit, setUp.channel))
    return err({ kind: 'pollUnknown' });
  const by = actorIn(visit, setUp.channel);
  const pollFacilitator = () => managesPoll(visit.app, poll, by);
  return ok(Admitted.admit({ poll }, { visit, by, standing: { pollFacilitator } }));
}
