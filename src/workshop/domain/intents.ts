import type { CollectInput } from '../../board/domain/deciding.ts';
import type { ContributionInput } from '../../board/domain/contribution-input.ts';
import type { IntroductionInput } from '../../go-round/domain/go-round.ts';
import type { HighlightIntent } from '../../board/domain/highlights.ts';
import type { Person, PersonId } from '../../kernel/people.ts';
import type { ScreenIntent } from './screen.ts';
import type { Opening } from './state.ts';

/** What a facilitator can still do after the workshop: only its summary can change. */
export type SummaryIntent = { readonly type: 'askSummary' } | HighlightIntent;

/** `from` is the step the person saw: pressing a button twice must not move two steps. */
export type DrivingIntent =
  | { readonly type: 'next'; readonly skipOptional: boolean; readonly from?: string }
  | { readonly type: 'back'; readonly from?: string }
  | { readonly type: 'extend'; readonly minutes: number }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'handOver'; readonly to: Person }
  | { readonly type: 'end' }
  /** Answers the question whether the workshop is still going. */
  | { readonly type: 'goOn' }
  | { readonly type: 'openPillar'; readonly pillar: string }
  | { readonly type: 'startExercise'; readonly exercise: string }
  | { readonly type: 'giveStick'; readonly to: Person }
  | { readonly type: 'skipHolder' }
  /** Whether those who receive the stick are notified. */
  | { readonly type: 'callHolders'; readonly on: boolean }
  | ScreenIntent;

/** Withdrawing works as long as the words are kept, whether or not the workshop is over. */
export type WithdrawingIntent =
  | { readonly type: 'withdrawContribution'; readonly id: string }
  | { readonly type: 'withdrawIntroduction' }
  /** Everything this contribution's author wrote: signed if it is signed, anonymous otherwise. */
  | { readonly type: 'withdrawAll'; readonly id: string };

/** Somebody who manages the whole community can take over from any facilitator. */
export interface TakeOverIntent {
  readonly type: 'takeOver';
  readonly from: PersonId;
}

/** Palabre noticed that the channel was deleted: the workshop ends, if it was still open. */
export interface ChannelGoneIntent {
  readonly type: 'loseChannel';
}

export type LastingIntent =
  /** Palabre checks whether anything is still happening. `heardAt`: the last activity in its polls. */
  | { readonly type: 'noteQuiet'; readonly heardAt: number }
  /** When the community's retention period ends for it; undefined for never. */
  | { readonly type: 'tellErasure'; readonly erasedAt: number | undefined };

export type FacilitatorIntent = DrivingIntent | SummaryIntent;

export type ParticipantIntent =
  | { readonly type: 'join' }
  | { readonly type: 'introduce'; readonly introduction: IntroductionInput }
  /** The holder of the stick lets their turn go by. */
  | { readonly type: 'passTurn' }
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
  | LastingIntent
  | FacilitatorIntent
  | WithdrawingIntent
  | ParticipantIntent;

type Authority =
  'opening' | 'administrator' | 'palabre' | 'summary' | 'driving' | 'withdrawing' | 'participant';

const authorities = {
  open: 'opening',
  takeOver: 'administrator',
  loseChannel: 'palabre',
  noteQuiet: 'palabre',
  tellErasure: 'palabre',
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
  goOn: 'driving',
  openPillar: 'driving',
  startExercise: 'driving',
  giveStick: 'driving',
  skipHolder: 'driving',
  callHolders: 'driving',
  openScreen: 'driving',
  closeScreen: 'driving',
  withdrawContribution: 'withdrawing',
  withdrawAll: 'withdrawing',
  withdrawIntroduction: 'withdrawing',
  join: 'participant',
  introduce: 'participant',
  passTurn: 'participant',
  ready: 'participant',
  contribute: 'participant',
  editContribution: 'participant',
  collect: 'participant',
} as const satisfies Readonly<Record<WorkshopIntent['type'], Authority>>;

export function isSummaryIntent(intent: WorkshopIntent): intent is SummaryIntent {
  return authorities[intent.type] === 'summary';
}

export function isLasting(intent: WorkshopIntent): intent is LastingIntent {
  return intent.type === 'noteQuiet' || intent.type === 'tellErasure';
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

/** What Palabre does by itself, which counts as nobody's activity. */
export function isAutomatic({ type }: WorkshopIntent): boolean {
  return authorities[type] === 'palabre';
}
