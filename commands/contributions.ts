import type { Feature } from '../src/engine/requests/command.ts';
import { under } from '../src/engine/requests/under.ts';
import { mineHere } from '../src/workshop/own-contributions.ts';
import { workshopPermissions } from '../src/workshop/permissions.ts';

const { leaf } = under(workshopPermissions);

export const contributionsFeature: Feature = {
  commands: [
    {
      name: 'contributions',
      access: 'everyone',
      subcommands: {},
      leaf: leaf('contributions', [], mineHere),
    },
  ],
};
