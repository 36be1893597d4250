import type { Feature } from '../src/engine/requests/command.ts';
import { under } from '../src/engine/requests/under.ts';
import { confirming } from '../src/workshop/acting.ts';
import { pillar } from '../src/workshop/offered.ts';
import { workshopPermissions } from '../src/workshop/permissions.ts';

const { leaf, helpLine } = under(workshopPermissions);

const open = leaf('pillar open', [pillar], (context, given) =>
  confirming(context, { type: 'openPillar', pillar: given(pillar) }, 'done.pillarOpened'),
);

export const pillarFeature: Feature = {
  help: [helpLine('pillar open', ({ t }) => t.say('help.open'))],
  commands: [{ name: 'pillar', access: 'everyone', subcommands: { open } }],
};
