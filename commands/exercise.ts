import type { AdmittedTo } from '../src/app/admission.ts';
import { handle, leaf, type Context, type Feature } from '../src/app/command.ts';
import { workshopAt } from '../src/app/door.ts';
import { requiredText } from '../src/app/options.ts';
import { actions } from '../src/view/actions.ts';
import { excerpt } from '../src/view/excerpt.ts';
import { confirming, quietly } from './acting.ts';

const exercise = requiredText('exercise', { complete: completeExercise });

async function completeExercise({ subject, t }: Context<AdmittedTo<'channel'>>, typed: string) {
  const found = await workshopAt(subject);
  if (!found.ok) return [];
  return found.value.value.workshop.opening.template.exercises
    .map(({ id, title }) => ({ id, label: excerpt(t.pick(title), 100) }))
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
    handle(actions.exerciseStart, (context, { exercise: id }) =>
      quietly(context, { type: 'startExercise', exercise: id }),
    ),
  ],
};
