import { currentStep } from '../agenda/domain/agenda.ts';
import { withdrawnReceipt } from '../board/view/receipts.ts';
import type { Failure } from '../kernel/failure.ts';
import type { PersonId } from '../kernel/people.ts';
import { note } from '../kernel/view/note.ts';
import { written } from '../kernel/written.ts';
import { chosen, type Feature, type Input } from '../engine/requests/command.ts';
import { receipt, refused, replacing, showing, type Reply } from '../engine/requests/reply.ts';
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
  const refusal = refusalToIntroduce(workshop, asker.id);
  if (refusal !== undefined) return refused(refusal);
  const { introductions } = workshop.goRound;
  const former = introductions.find((entry) => entry.person === asker.id);
  return showing(introductionForm(workshop.id, step, t, former ?? { name: asker.name }));
}

/** Whoever spoke may correct what they said, even after the end. */
function refusalToIntroduce(
  { closedAt, goRound }: OpenedWorkshop,
  person: PersonId,
): Failure | undefined {
  if (hasSpoken(goRound, person)) return undefined;
  if (closedAt !== null) return { kind: 'workshopClosed', at: closedAt };
  const { holder } = goRound;
  return holder === null || holder === person ? undefined : { kind: 'stickElsewhere', holder };
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
  if (workshop.closedAt !== null)
    return receipt([
      ...t.say('done.introductionEdited', { word }),
      ' ',
      ...t.say('receipt.summaryFollows'),
    ]);
  const to = passTo === undefined ? '' : person(passTo.id);
  const stick = whereStickIs(acted.value.workshop, passTo?.id);
  return receipt(t.say('done.introduced', { word, stick, to }));
}

/** Where it went; nothing to say of it if somebody else holds it, or once the go-round is over. */
function whereStickIs({ agenda, goRound, opening }: OpenedWorkshop, to: PersonId | undefined) {
  if (goRound.holder !== null) return goRound.holder === to ? 'passed' : 'elsewhere';
  const here = currentStep(opening.template, agenda);
  return here?.kind === 'goRound' ? 'free' : 'elsewhere';
}

async function withdraw({ subject, t }: InWorkshop): Promise<Reply> {
  const acted = await act(subject, { type: 'withdrawIntroduction' });
  if (!acted.ok) return refused(acted.error);
  const isToldAgain = acted.value.events.some(({ type }) => type === 'summary.asked');
  return replacing(
    isToldAgain
      ? withdrawnReceipt(t.say('withdrawn.done'), 'summaryUpdated', t)
      : note(t.say('done.withdrawn')),
  );
}

/** The go-round: introducing oneself, and the talking stick. */
export const introducingFeature: Feature = {
  handlers: [
    handle(goRoundActions.introduceOpen, open),
    handle(goRoundActions.introduceSend, send),
    handle(goRoundActions.withdraw, withdraw),
    handle(goRoundActions.stickSkip, (context) => actSilently(context, { type: 'skipHolder' })),
    handle(goRoundActions.stickGive, async (context, _, input) => {
      const to = input.person(chosen);
      if (to === undefined) return refused({ kind: 'notAPerson' });
      return actSilently(context, { type: 'giveStick', to });
    }),
  ],
};
