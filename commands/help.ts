import type { Feature } from '../src/engine/requests/command.ts';
import { under } from '../src/engine/requests/under.ts';
import { workshopPermissions } from '../src/workshop/permissions.ts';
import { help } from '../src/workshop/taking-part.ts';

const { leaf } = under(workshopPermissions);

export const helpFeature: Feature = {
  commands: [{ name: 'help', access: 'everyone', subcommands: {}, leaf: leaf('help', [], help) }],
};
