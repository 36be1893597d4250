import type { Feature } from '../src/engine/requests/command.ts';
import { under } from '../src/engine/requests/under.ts';
import { exportOwn, previewErasure } from '../src/own-data/own-data.ts';
import { ownDataPermissions } from '../src/own-data/permissions.ts';

const { leaf, helpLine } = under(ownDataPermissions);

/** What is kept of the person who asks, in this community. */
export const myDataFeature: Feature = {
  help: [helpLine('mydata export', ({ t }) => t.say('help.mydata'))],
  commands: [
    {
      name: 'mydata',
      access: 'everyone',
      subcommands: {
        export: leaf('mydata export', [], exportOwn),
        erase: leaf('mydata erase', [], previewErasure),
      },
    },
  ],
};
