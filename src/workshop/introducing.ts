import { written } from '../kernel/written.ts';
import { chosen, type Feature, type Input } from '../engine/requests/command.ts';
import { receipt, refused, showing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { act } from './cases.ts';
import { hasSpoken } from '../go-round/domain/go-round.ts';
import type { StepOf } from '../template/domain/template.ts';
import type { OpenedWorkshop } from './domain/state.ts';
import { person, strong } from '../kernel/rich.ts';
import { goRoundActions } from '../go-round/view/actions.ts';
import { introductionForm } from '../go-round/view/form.ts';
import { actSilently } from './acting.ts';
import { workshopPermissions } from './permissions.ts';
import type { InWorkshop } from './subjects.ts';

const { handle } = under(workshopPermissions);

function goRoundStep({ opening }: OpenedWorkshop): StepOf<'goRound'> | undefined {
  return opening.template.steps.find((step) => step.kind === 'goRound');
}

/** People learn that it is not their turn before they write, not after. */
async function open({ subject, asker, t }: InWorkshop): Promise<Reply> {
  const { workshop } = subject.value;
  const step = goRoundStep(workshop);
  if (step === undefined) return refused({ kind: 'unknownAction' });
  if (workshop.closedAt !== null) return refused({ kind: 'workshopClosed', at: workshop.closedAt });
  const { holder, introductions } = workshop.goRound;
  if (holder !== null && holder !== asker.id && !hasSpoken(workshop.goRound, asker.id))
    return refused({ kind: 'stickElsewhere', holder });
  const former = introductions.find((entry) => entry.person === asker.id);
  return showing(introductionForm(workshop.id, step, t, former ?? { name: asker.name }));
}

async function send({ subject, t }: InWorkshop, _: object, input: Input): Promise<Reply> {
  const { workshop } = subject.value;
  const typed = {
    name: input.text('name'),
    organisation: input.text('organisation'),
    word: input.text('word'),
  };
  const passTo = input.person('passTo');
  const introduction = { ...typed, passTo };
  const acted = await act(subject, { type: 'introduce', introduction });
  if (!acted.ok) {
    const step = goRoundStep(workshop);
    const whole = { ...typed, ...(passTo === undefined ? {} : { passTo: passTo.id }) };
    return refused(acted.error, step && introductionForm(workshop.id, step, t, whole));
  }
  const word = strong(written(typed.word));
  if (passTo === undefined) return receipt(t.say('done.introduced', { word }));
  return receipt(t.say('done.introducedAndPassed', { word, to: person(passTo.id) }));
}

/** The go-round: introducing oneself, and the talking stick. */
export const introducingFeature: Feature = {
  handlers: [
    handle(goRoundActions.introduceOpen, open),
    handle(goRoundActions.introduceSend, send),
    handle(goRoundActions.stickSkip, (context) => actSilently(context, { type: 'skipHolder' })),
    handle(goRoundActions.stickGive, async (context, _, input) => {
      const to = input.person(chosen);
      if (to === undefined) return refused({ kind: 'notAPerson' });
      return actSilently(context, { type: 'giveStick', to });
    }),
  ],
};
