import { handle, type Context, type Feature } from '../src/app/command.ts';
import { requiredText } from '../src/app/options.ts';
import { actions } from '../src/view/actions.ts';
import { excerpt } from '../src/view/excerpt.ts';
import { actHere, quietly, toldAfter } from './acting.ts';

const exercise = requiredText('exercise', { complete: completeExercise });

async function completeExercise(context: Context, typed: string) {
  const found = await context.palabre.workshopIn(context.place);
  if (!found.ok) return [];
  return found.value.opening.template.exercises
    .map(({ id, title }) => ({ id, label: excerpt(context.t.pick(title), 100) }))
    .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
}

export const exerciseFeature: Feature = {
  commands: [
    {
      name: 'exercise',
      access: 'everyone',
      subcommands: {
        start: {
          options: [exercise],
          run: (context, given) =>
            toldAfter(
              context,
              actHere(context, { type: 'startExercise', exercise: given(exercise) }),
              'done.exerciseStarted',
            ),
        },
      },
    },
  ],
  handlers: [
    handle(actions.exerciseStart, (context, { workshop, exercise: id }) =>
      quietly(context, workshop, { type: 'startExercise', exercise: id }),
    ),
  ],
};
