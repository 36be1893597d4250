import type { Outcome } from '../engine/context.ts';
import { Admitted, type AdmittedTo } from '../engine/requests/admission.ts';
import { spend } from '../engine/requests/quotas.ts';
import type { CommunityState } from './domain/state.ts';
import { changeCommunity } from './stream.ts';

declare module '../engine/context.ts' {
  interface Reactions {
    /** Somebody chose whether to be named in what is shown of people. */
    readonly namingChosen: (
      app: AppContext,
      id: string,
      community: CommunityState,
    ) => Promise<void>;
  }
}

/**
 * Sets whether somebody is named. Recaps that are still updated follow by themselves, and so does a
 * summary that is being posted; a posted one is frozen, and follows when it is posted again.
 */
export async function chooseNaming(
  subject: AdmittedTo<'channel'>,
  named: boolean,
): Outcome<CommunityState> {
  const visit = Admitted.visitOf(subject);
  const { app, place } = visit;
  const spent = spend(visit);
  if (!spent.ok) return spent;
  const intent = { type: 'chooseNaming', named } as const;
  const done = await changeCommunity(app, place.community, subject.by, intent);
  if (done.ok) await app.reactions.namingChosen(app, place.community, done.value);
  return done;
}
