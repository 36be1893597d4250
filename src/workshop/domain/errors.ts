import type { PersonId } from '../../kernel/people.ts';
import type { AgendaError } from '../../agenda/domain/agenda.ts';
import type { TimeboxError } from '../../agenda/domain/timebox.ts';
import type { GoRoundError } from '../../go-round/domain/go-round.ts';
import type { BoardError } from '../../board/domain/board.ts';
import type { BoardClosed } from '../../agenda/domain/closing.ts';
import type { HighlightError } from '../../board/domain/highlights.ts';

export type WorkshopError =
  | { readonly kind: 'alreadyMoved' }
  | { readonly kind: 'noWorkshop' }
  | { readonly kind: 'workshopExists' }
  | { readonly kind: 'workshopClosed'; readonly at: number }
  | { readonly kind: 'notFacilitator'; readonly facilitators: readonly PersonId[] }
  | { readonly kind: 'alreadyFacilitator'; readonly person: PersonId }
  | { readonly kind: 'notAFacilitator'; readonly person: PersonId }
  | { readonly kind: 'notAdministrator' }
  | { readonly kind: 'templateUnknown'; readonly name: string }
  /** The workshop's channel is gone, and the answer would have to be posted there. */
  | { readonly kind: 'channelGone' }
  | { readonly kind: 'mayNotStart' }
  | { readonly kind: 'noBoardHere' }
  | { readonly kind: 'notAContribution' }
  | { readonly kind: 'pillarUnknown' }
  | { readonly kind: 'pillarAlreadyOpen'; readonly pillar: string }
  | { readonly kind: 'exerciseUnknown' }
  | { readonly kind: 'exerciseAlreadyStarted'; readonly exercise: string }
  | { readonly kind: 'boardUnknown' }
  | { readonly kind: 'stepOver' }
  | AgendaError
  | TimeboxError
  | GoRoundError
  | BoardError
  | BoardClosed
  | HighlightError;

declare module '../../kernel/failure.ts' {
  interface Failures {
    readonly workshop: WorkshopError;
  }
}
