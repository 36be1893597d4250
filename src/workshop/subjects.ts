import type { Contribution } from '../board/domain/board.ts';
import type { Admitted, AdmittedTo } from '../engine/requests/admission.ts';
import type { Context } from '../engine/requests/command.ts';
import type { OpenedWorkshop } from './domain/state.ts';

export interface HasWorkshop {
  readonly workshop: OpenedWorkshop;
}

declare module '../engine/requests/admission.ts' {
  interface Subjects {
    readonly workshop: HasWorkshop;
    /** The one a channel holds or, between two, the last that ended there. */
    readonly lastWorkshop: HasWorkshop;
    readonly contribution: HasWorkshop & { readonly entry: Contribution };
    /** The workshop a message belongs to, and the contribution that it shows, if any. */
    readonly pointed: HasWorkshop & { readonly contribution: string | undefined };
  }
  interface Roles {
    /** Facilitates the workshop: started it, was handed it, or is a `starter` there. */
    readonly facilitator: true;
    /** Wrote the contribution. */
    readonly author: true;
    readonly authorOrFacilitator: true;
  }
}

declare module '../engine/requests/door.ts' {
  interface Names {
    readonly workshop: string;
    readonly contribution: string;
  }
}

/** For who acts on a workshop that is open to them. */
export type InWorkshop = Context<Admitted<HasWorkshop>>;
export type OnContribution = Context<AdmittedTo<'contribution'>>;
