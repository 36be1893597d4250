import type { Outcome } from '../engine/context.ts';
import { Admitted, type AdmittedTo } from '../engine/requests/admission.ts';
import { spend } from '../engine/requests/quotas.ts';
import type { CommunityState } from './domain/state.ts';
import { changeCommunity } from './stream.ts';

declare module '../engine/context.ts' {
  interface Reactions {
    /** Somebody chose to be named, or not to be, in what is told of people. */
    readonly namingChosen: (
      app: AppContext,
      id: string,
      community: CommunityState,
    ) => Promise<void>;
  }
}

/**
 * Whether somebody is named in what is told of them. The recaps that are still kept up to date follow
 * by themselves, and so does a summary that is on its way; one that is posted is frozen, and follows
 * when it is posted again.
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
