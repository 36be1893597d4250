import { decideWithdraw, decideWithdrawAll, type BoardError } from '../../board/domain/board.ts';
import type { PersonId } from '../../kernel/people.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { WithdrawingIntent } from './intents.ts';
import type { OpenedWorkshop, WorkshopEvent } from './state.ts';

type Refusal =
  BoardError | { readonly kind: 'notFacilitator'; readonly facilitators: readonly PersonId[] };

/**
 * People can withdraw their words even after the workshop. If a summary was requested, it may
 * contain them: it is requested again, to leave them out.
 */
export function decideWithdrawing(
  state: OpenedWorkshop,
  intent: WithdrawingIntent,
  by: PersonId,
  facilitates: boolean,
): Result<WorkshopEvent[], Refusal> {
  if (intent.type === 'withdrawAll' && !facilitates)
    return err({ kind: 'notFacilitator', facilitators: state.facilitators });
  const withdrawn =
    intent.type === 'withdrawAll'
      ? decideWithdrawAll(state.boards, intent.id)
      : decideWithdraw(state.boards, intent.id, by, facilitates);
  if (!withdrawn.ok || !hasSummaryToUpdate(state)) return withdrawn;
  return ok([...withdrawn.value, { type: 'summary.asked' }]);
}

/** Whether there are summary messages to update. */
const hasSummaryToUpdate = ({ summaryAsked, channelGone }: OpenedWorkshop): boolean =>
  summaryAsked > 0 && channelGone !== true;
