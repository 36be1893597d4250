import type { CollectInput } from '../../board/domain/board.ts';
import type { ContributionInput } from '../../board/domain/contribution-input.ts';
import type { IntroductionInput } from '../../go-round/domain/go-round.ts';
import type { HighlightIntent } from '../../board/domain/highlights.ts';
import type { Person, PersonId } from '../../kernel/people.ts';
import type { Opening } from './state.ts';

/** What a facilitator may still do once the workshop has ended: its summary is all that changes. */
export type SummaryIntent = { readonly type: 'askSummary' } | HighlightIntent;

/** `from` names the step the person saw: a second press of one button must not move twice. */
export type DrivingIntent =
  | { readonly type: 'next'; readonly skipOptional: boolean; readonly from?: string }
  | { readonly type: 'back'; readonly from?: string }
  | { readonly type: 'extend'; readonly minutes: number }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'handOver'; readonly to: Person }
  | { readonly type: 'end' }
  | { readonly type: 'openPillar'; readonly pillar: string }
  | { readonly type: 'startExercise'; readonly exercise: string }
  | { readonly type: 'giveStick'; readonly to: Person }
  | { readonly type: 'skipHolder' };

/** What may be done with words as long as they are kept, whether the workshop is over or not. */
export type WithdrawingIntent =
  | { readonly type: 'withdrawContribution'; readonly id: string }
  /** All that the author of this contribution wrote, under the same name or without one. */
  | { readonly type: 'withdrawAll'; readonly id: string };

/** Who manages the whole community may take the facilitation from anyone. */
export interface TakeOverIntent {
  readonly type: 'takeOver';
  readonly from: PersonId;
}

/** Its channel was deleted, which Palabre itself notices: it ends, if it had not. */
export interface ChannelGoneIntent {
  readonly type: 'loseChannel';
}

export type FacilitatorIntent = DrivingIntent | SummaryIntent;

export type ParticipantIntent =
  | { readonly type: 'join' }
  | { readonly type: 'introduce'; readonly introduction: IntroductionInput }
  | { readonly type: 'ready'; readonly step: string }
  | ({
      readonly type: 'contribute';
      readonly board: string;
      readonly form: string;
    } & ContributionInput)
  | ({ readonly type: 'editContribution'; readonly id: string } & ContributionInput)
  | ({ readonly type: 'collect' } & CollectInput);

export type WorkshopIntent =
  | {
      readonly type: 'open';
      readonly opening: Omit<Opening, 'facilitator' | 'facilitatorName' | 'at'>;
    }
  | TakeOverIntent
  | ChannelGoneIntent
  | FacilitatorIntent
  | WithdrawingIntent
  | ParticipantIntent;

type Authority =
  'opening' | 'administrator' | 'palabre' | 'summary' | 'driving' | 'withdrawing' | 'participant';

const authorities = {
  open: 'opening',
  takeOver: 'administrator',
  loseChannel: 'palabre',
  askSummary: 'summary',
  markContribution: 'summary',
  unmarkContribution: 'summary',
  keepIdeas: 'summary',
  setForeword: 'summary',
  next: 'driving',
  back: 'driving',
  extend: 'driving',
  pause: 'driving',
  resume: 'driving',
  handOver: 'driving',
  end: 'driving',
  openPillar: 'driving',
  startExercise: 'driving',
  giveStick: 'driving',
  skipHolder: 'driving',
  withdrawContribution: 'withdrawing',
  withdrawAll: 'withdrawing',
  join: 'participant',
  introduce: 'participant',
  ready: 'participant',
  contribute: 'participant',
  editContribution: 'participant',
  collect: 'participant',
} as const satisfies Readonly<Record<WorkshopIntent['type'], Authority>>;

export function isSummaryIntent(intent: WorkshopIntent): intent is SummaryIntent {
  return authorities[intent.type] === 'summary';
}

export function isDrivingIntent(intent: WorkshopIntent): intent is DrivingIntent {
  return authorities[intent.type] === 'driving';
}

export function isWithdrawing(intent: WorkshopIntent): intent is WithdrawingIntent {
  return authorities[intent.type] === 'withdrawing';
}

export function isParticipantIntent(intent: WorkshopIntent): intent is ParticipantIntent {
  return authorities[intent.type] === 'participant';
}
