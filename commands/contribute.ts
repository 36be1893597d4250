import type { Feature } from '../src/engine/requests/command.ts';
import { under } from '../src/engine/requests/under.ts';
import { contribute, hasBoards } from '../src/workshop/contributing.ts';
import { board } from '../src/workshop/offered.ts';
import { workshopPermissions } from '../src/workshop/permissions.ts';

const { leaf, helpLine } = under(workshopPermissions);

export const contributeFeature: Feature = {
  help: [
    helpLine('contribute', ({ subject, t }) =>
      hasBoards(subject.value) ? t.say('help.contribute') : undefined,
    ),
  ],
  commands: [
    {
      name: 'contribute',
      access: 'everyone',
      subcommands: {},
      leaf: leaf('contribute', [board], (context, given) => contribute(context, given(board))),
    },
  ],
};
