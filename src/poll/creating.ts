import type { Context } from '../engine/requests/command.ts';
import { refused, showing, type Reply } from '../engine/requests/reply.ts';
import type { StepOf } from '../template/domain/template.ts';
import { framadateRules, rulesFrom } from './domain/rules.ts';
import { pollModels } from './models.ts';
import type { InPollPlace } from './subjects.ts';
import { pollActions } from './view/actions.ts';
import { pollForm, type PollTyped } from './view/forms.ts';
import { writeRules } from './view/rules.ts';

const nothingTyped: PollTyped = {
  question: '',
  options: '',
  rules: writeRules(framadateRules),
  closes: '',
};

function fromModel(step: StepOf<'poll'>, { t }: Context): PollTyped {
  return {
    ...nothingTyped,
    question: t.pick(step.question),
    options: step.options.map(({ label }) => t.pick(label)).join('\n'),
    rules: writeRules(rulesFrom(step.rules)),
  };
}

/** The form of a new poll: empty, or filled from a model by its id. */
export async function create(context: InPollPlace, id: string | undefined): Promise<Reply> {
  const model = pollModels(context.subject).find((each) => each.id === id);
  if (id !== undefined && model === undefined)
    return refused({ kind: 'templateUnknown', name: id });
  const typed = model === undefined ? nothingTyped : fromModel(model.step, context);
  return showing(pollForm(pollActions.createSend.ref({}), context.t, typed));
}
