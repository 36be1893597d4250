import type { Feature } from '../src/engine/requests/command.ts';
import { under } from '../src/engine/requests/under.ts';
import { confirming } from '../src/workshop/acting.ts';
import { exercise } from '../src/workshop/offered.ts';
import { workshopPermissions } from '../src/workshop/permissions.ts';

const { leaf } = under(workshopPermissions);

const start = leaf('exercise start', [exercise], (context, given) =>
  confirming(context, { type: 'startExercise', exercise: given(exercise) }, 'done.exerciseStarted'),
);

export const exerciseFeature: Feature = {
  commands: [{ name: 'exercise', access: 'everyone', subcommands: { start } }],
};
