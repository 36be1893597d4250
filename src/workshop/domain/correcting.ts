import { decideIntroduce, hasSpoken } from '../../go-round/domain/go-round.ts';
import type { Context } from '../../kernel/people.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Decision } from './arriving.ts';
import { decideEditContribution } from './contributing.ts';
import type { DrivingIntent, ParticipantIntent } from './intents.ts';
import type { OpenedWorkshop } from './state.ts';
import { summaryAgain } from './summary-asked.ts';

/** Once it is over, people may only correct what they wrote; the summary then follows. */
export function decideAfterTheEnd(
  state: OpenedWorkshop,
  closedAt: number,
  intent: DrivingIntent | ParticipantIntent,
  context: Context,
): Decision {
  const corrected = decideCorrecting(state, closedAt, intent, context);
  if (!corrected.ok) return corrected;
  return ok([...corrected.value, ...summaryAgain(state, context.now)]);
}

function decideCorrecting(
  state: OpenedWorkshop,
  closedAt: number,
  intent: DrivingIntent | ParticipantIntent,
  { by, now }: Context,
): Decision {
  if (intent.type === 'editContribution') return decideEditContribution(state, intent, by, now);
  if (intent.type === 'introduce' && hasSpoken(state.goRound, by.id))
    return decideIntroduce(state.goRound, by, { ...intent.introduction, passTo: undefined });
  return err({ kind: 'workshopClosed', at: closedAt });
}
