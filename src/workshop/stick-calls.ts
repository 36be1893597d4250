import type { AdmittedTo } from '../engine/requests/admission.ts';
import type { Context, Feature } from '../engine/requests/command.ts';
import { receipt, refused, replacing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { goRoundActions } from '../go-round/view/actions.ts';
import { callsReceipt } from '../go-round/view/stick-call.ts';
import { actSilently } from './acting.ts';
import { act, chooseCalls } from './cases.ts';
import { workshopPermissions } from './permissions.ts';
import type { InWorkshop } from './subjects.ts';

const { handle } = under(workshopPermissions);

async function choose(
  { subject, t }: Context<AdmittedTo<'channel'>>,
  called: boolean,
): Promise<Reply> {
  const done = await chooseCalls(subject, called);
  return done.ok ? replacing(callsReceipt(called, t)) : refused(done.error);
}

async function pass({ subject, t }: InWorkshop): Promise<Reply> {
  const acted = await act(subject, { type: 'passTurn' });
  return acted.ok ? receipt(t.say('done.turnPassed')) : refused(acted.error);
}

/** Being told that one has the talking stick, or not; and letting a turn go by. */
export const stickCallsFeature: Feature = {
  handlers: [
    handle(goRoundActions.callsOff, (context) => choose(context, false)),
    handle(goRoundActions.callsOn, (context) => choose(context, true)),
    handle(goRoundActions.passTurn, pass),
    handle(goRoundActions.stickCalls, (context, { on }) =>
      actSilently(context, { type: 'callHolders', on: on === 'yes' }),
    ),
  ],
};
