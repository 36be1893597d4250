import type { Place } from '../engine/context.ts';
import type { AdmittedTo } from '../engine/requests/admission.ts';
import type { Context } from '../engine/requests/command.ts';
import type { PollState } from './domain/state.ts';

declare module '../engine/requests/admission.ts' {
  interface Subjects {
    readonly poll: { readonly poll: PollState };
    /** A channel, for the polls that are made in it. */
    readonly pollPlace: { readonly place: Place };
  }
  interface Roles {
    /** May prepare polls in that channel, or manage this one. */
    readonly pollFacilitator: true;
  }
}

declare module '../engine/requests/door.ts' {
  interface Names {
    readonly poll: string;
  }
}

export type OnPoll = Context<AdmittedTo<'poll'>>;
export type InPollPlace = Context<AdmittedTo<'pollPlace'>>;
