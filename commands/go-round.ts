import {
  chosen,
  handle,
  privately,
  refused,
  showing,
  type Context,
  type Feature,
  type Input,
  type Reply,
} from '../src/app/command.ts';
import { hasSpoken } from '../src/domain/go-round.ts';
import type { StepOf } from '../src/domain/template.ts';
import type { OpenedWorkshop } from '../src/domain/workshop-state.ts';
import { person, strong } from '../src/i18n/rich.ts';
import { actions } from '../src/view/actions.ts';
import { introductionForm, type IntroductionTyped } from '../src/view/forms.ts';
import { note } from '../src/view/receipts.ts';
import { quietly } from './acting.ts';

function goRoundStep({ opening }: OpenedWorkshop): StepOf<'goRound'> | undefined {
  return opening.template.steps.find((step) => step.kind === 'goRound');
}

/** Whose turn it is not is told before they write, rather than after. */
async function open(context: Context, id: string): Promise<Reply> {
  const { palabre, asker, t } = context;
  const found = await palabre.workshop(id);
  if (!found.ok) return refused(found.error);
  const workshop = found.value;
  const step = goRoundStep(workshop);
  if (step === undefined) return refused({ kind: 'unknownAction' });
  if (workshop.closedAt !== null) return refused({ kind: 'workshopClosed', at: workshop.closedAt });
  const { holder, introductions } = workshop.goRound;
  if (holder !== null && holder !== asker.id && !hasSpoken(workshop.goRound, asker.id))
    return refused({ kind: 'stickElsewhere', holder });
  const former = introductions.find((entry) => entry.person === asker.id);
  return showing(introductionForm(id, step, t, former ?? { name: asker.name }));
}

async function send(context: Context, id: string, input: Input): Promise<Reply> {
  const { palabre, asker, t } = context;
  const typed = {
    name: input.text('name'),
    organisation: input.text('organisation'),
    word: input.text('word'),
  };
  const passTo = input.person('passTo');
  const acted = await palabre.act(id, asker, {
    type: 'introduce',
    introduction: { ...typed, passTo },
  });
  if (!acted.ok) return refusedWith(context, id, acted.error, typed, passTo?.id);
  const word = strong(typed.word.trim());
  if (passTo === undefined) return privately(note(t.say('done.introduced', { word })));
  return privately(note(t.say('done.introducedAndPassed', { word, to: person(passTo.id) })));
}

async function refusedWith(
  { palabre, t }: Context,
  id: string,
  error: Parameters<typeof refused>[0],
  typed: IntroductionTyped,
  passTo: string | undefined,
): Promise<Reply> {
  const found = await palabre.workshop(id);
  const step = found.ok ? goRoundStep(found.value) : undefined;
  if (step === undefined) return refused(error);
  const whole = { ...typed, ...(passTo === undefined ? {} : { passTo }) };
  return refused(error, introductionForm(id, step, t, whole));
}

export const goRoundFeature: Feature = {
  handlers: [
    handle(actions.introduceOpen, (context, { workshop }) => open(context, workshop)),
    handle(actions.introduceSend, (context, { workshop }, input) => send(context, workshop, input)),
    handle(actions.stickSkip, (context, { workshop }) =>
      quietly(context, workshop, { type: 'skipHolder' }),
    ),
    handle(actions.stickGive, async (context, { workshop }, input) => {
      const to = input.person(chosen);
      if (to === undefined) return refused({ kind: 'notAPerson' });
      return quietly(context, workshop, { type: 'giveStick', to });
    }),
  ],
};
