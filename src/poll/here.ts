import { Admitted, type AdmittedTo } from '../engine/requests/admission.ts';
import { pollsIn } from './cases.ts';
import { admitPoll } from './door.ts';

/** The polls of somebody's channel, oldest first. */
export async function pollsAt(subject: AdmittedTo<'channel'>): Promise<AdmittedTo<'poll'>[]> {
  const visit = Admitted.visitOf(subject);
  const polls = await pollsIn(visit.app, visit.place);
  return polls.flatMap((poll) => {
    const opened = admitPoll(visit, poll);
    return opened.ok ? [opened.value] : [];
  });
}

/** True for somebody who asks from the poll's own channel, where everybody may know of it. */
export function isAskedThere(poll: AdmittedTo<'poll'>): boolean {
  return Admitted.visitOf(poll).place.channel === poll.value.poll.setUp?.channel;
}
