import type { CollectInput, ContributionInput } from './board.ts';
import type { IntroductionInput } from './go-round.ts';
import type { Person } from './people.ts';
import type { Opening } from './workshop-state.ts';

/** `from` names the step the person saw: a second press of one button must not move twice. */
export type FacilitatorIntent =
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
  | { readonly type: 'skipHolder' }
  | { readonly type: 'askSummary' };

export type ParticipantIntent =
  | { readonly type: 'join' }
  | { readonly type: 'introduce'; readonly introduction: IntroductionInput }
  | ({
      readonly type: 'contribute';
      readonly board: string;
      readonly form: string;
    } & ContributionInput)
  | ({ readonly type: 'editContribution'; readonly id: string } & ContributionInput)
  | { readonly type: 'withdrawContribution'; readonly id: string }
  | ({ readonly type: 'collect' } & CollectInput);

export type WorkshopIntent =
  | {
      readonly type: 'open';
      readonly opening: Omit<Opening, 'facilitator' | 'facilitatorName' | 'at'>;
    }
  | FacilitatorIntent
  | ParticipantIntent;

const facilitatorIntents: ReadonlySet<string> = new Set<FacilitatorIntent['type']>([
  'next',
  'back',
  'extend',
  'pause',
  'resume',
  'handOver',
  'end',
  'openPillar',
  'startExercise',
  'giveStick',
  'skipHolder',
  'askSummary',
]);

export function isFacilitatorIntent(intent: WorkshopIntent): intent is FacilitatorIntent {
  return facilitatorIntents.has(intent.type);
}
