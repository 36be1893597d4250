import type { AdmittedTo } from '../src/engine/requests/admission.ts';
import { handle, leaf, type Context, type Feature } from '../src/engine/requests/command.ts';
import { workshopAt } from '../src/program/door.ts';
import { requiredText } from '../src/engine/requests/options.ts';
import { workshopActions } from '../src/workshop/view/actions.ts';
import { confirming, actSilently } from '../src/workshop/acting.ts';

const exercise = requiredText('exercise', { complete: completeExercise });

async function completeExercise({ subject, t }: Context<AdmittedTo<'channel'>>, typed: string) {
  const found = await workshopAt(subject);
  if (!found.ok) return [];
  return found.value.value.workshop.opening.template.exercises
    .map(({ id, title }) => ({ id, label: t.pick(title) }))
    .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
}

export const exerciseFeature: Feature = {
  commands: [
    {
      name: 'exercise',
      access: 'everyone',
      subcommands: {
        start: leaf('exercise start', [exercise], (context, given) =>
          confirming(
            context,
            { type: 'startExercise', exercise: given(exercise) },
            'done.exerciseStarted',
          ),
        ),
      },
    },
  ],
  handlers: [
    handle(workshopActions.exerciseStart, (context, { exercise: id }) =>
      actSilently(context, { type: 'startExercise', exercise: id }),
    ),
  ],
};
