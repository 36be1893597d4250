import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import type { PlacementEvent } from '../../kernel/placement.ts';
import type { Invitation, RecapOutline } from './outline.ts';
import type { RecapSchedule } from './state.ts';
import type { DueRecap } from './due.ts';
import type { Locale } from '../../kernel/text.ts';

/** What a person requests. */
export type RecapIntent =
  | { readonly type: 'schedule'; readonly schedule: RecapSchedule }
  | { readonly type: 'stop' }
  /** Now, instead of at the scheduled time; `week` is the present ISO week in the community's time zone. */
  | {
      readonly type: 'ask';
      readonly week: string;
      readonly channel: string;
      readonly locale: Locale;
    }
  | {
      readonly type: 'answer';
      readonly invitation: Invitation;
      readonly text: string;
      readonly anonymous: boolean;
    };

/** `inDoubt`: it may have been posted where Palabre may no longer look. */
export interface SkippedRecap {
  readonly week: string;
  readonly due: number;
  readonly inDoubt?: boolean;
}

/** What Palabre itself records while it sends a recap. */
export type RecapNews =
  | { readonly type: 'begin'; readonly recap: DueRecap; readonly outline: RecapOutline }
  | { readonly type: 'silent'; readonly recap: DueRecap }
  /** The fate of its message. */
  | { readonly type: 'shown'; readonly week: string; readonly what: PlacementEvent }
  | ({ readonly type: 'skip' } & SkippedRecap)
  /** The problem that keeps it from being posted. */
  | { readonly type: 'fail'; readonly week: string; readonly what: DeliveryProblem }
  /** Workshops that a channel's recap leaves out, since not all its readers may read them. */
  | {
      readonly type: 'leftOut';
      readonly channel: string;
      readonly workshops: readonly string[];
    }
  /** A channel was deleted; `week` is the present ISO week in the community's time zone. */
  | { readonly type: 'channelGone'; readonly channel: string; readonly week: string };

export type RecapError =
  | { readonly kind: 'mayNotRecap' }
  | { readonly kind: 'unknownTimezone'; readonly timezone: string }
  | { readonly kind: 'recapNotScheduled' }
  | { readonly kind: 'recapPosted'; readonly at: number; readonly channel: string }
  | { readonly kind: 'recapOnItsWay' }
  | { readonly kind: 'noRecapYet' }
  | { readonly kind: 'answerTooLong'; readonly max: number }
  | { readonly kind: 'answerEmpty' }
  | { readonly kind: 'notAPerson' };

declare module '../../kernel/failure.ts' {
  interface Failures {
    readonly recap: RecapError;
  }
}
