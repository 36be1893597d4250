import type { Feature } from '../engine/requests/command.ts';
import { privately, refused, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { sceneFor } from './acting.ts';
import { workshopPermissions } from './permissions.ts';
import type { InWorkshop } from './subjects.ts';
import { workshopActions } from './view/actions.ts';
import { stepMessage } from './view/step-message.ts';
import { alsoReadIn } from './view/step-rows.ts';

const { handle } = under(workshopPermissions);

/**
 * A step's public text, privately, in the reader's own language; for those who read the channel's, in
 * the other one, which the button promised.
 */
async function readStep(context: InWorkshop, id: string): Promise<Reply> {
  const { subject, t, translatorOf } = context;
  const { workshop } = subject.value;
  const { locale, template, timezone } = workshop.opening;
  const step = template.steps.find((each) => each.id === id);
  if (step === undefined) return refused({ kind: 'unknownAction' });
  const read = t.locale === locale ? translatorOf(alsoReadIn[locale], timezone) : t;
  return privately({ ...stepMessage({ ...sceneFor(context, workshop), t: read }, step), rows: [] });
}

export const readingStepFeature: Feature = {
  handlers: [handle(workshopActions.readStep, (context, { step }) => readStep(context, step))],
};
