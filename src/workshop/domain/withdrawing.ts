import { decideWithdraw, decideWithdrawAll, type BoardError } from '../../board/domain/deciding.ts';
import { decideWithdrawIntroduction, type GoRoundError } from '../../go-round/domain/go-round.ts';
import type { Context, PersonId } from '../../kernel/people.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { WithdrawingIntent } from './intents.ts';
import type { OpenedWorkshop, WorkshopEvent } from './state.ts';
import { summaryAgain } from './summary-asked.ts';

type Refusal =
  | BoardError
  | GoRoundError
  | { readonly kind: 'notFacilitator'; readonly facilitators: readonly PersonId[] };

/**
 * People can withdraw their words even after the workshop. If a summary was requested, it may
 * contain them: it is requested again, to leave them out.
 */
export function decideWithdrawing(
  state: OpenedWorkshop,
  intent: WithdrawingIntent,
  { by, now }: Context,
  facilitates: boolean,
): Result<WorkshopEvent[], Refusal> {
  if (intent.type === 'withdrawAll' && !facilitates)
    return err({ kind: 'notFacilitator', facilitators: state.facilitators });
  const withdrawn = withdrawnIn(state, intent, by.id, facilitates);
  if (!withdrawn.ok) return withdrawn;
  return ok([...withdrawn.value, ...summaryAgain(state, now)]);
}

function withdrawnIn(
  { boards, goRound }: OpenedWorkshop,
  intent: WithdrawingIntent,
  by: PersonId,
  facilitates: boolean,
): Result<WorkshopEvent[], Refusal> {
  switch (intent.type) {
    case 'withdrawIntroduction':
      return decideWithdrawIntroduction(goRound, by);
    case 'withdrawAll':
      return decideWithdrawAll(boards, intent.id);
    case 'withdrawContribution':
      return decideWithdraw(boards, intent.id, by, facilitates);
  }
}
