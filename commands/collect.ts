import type { Feature } from '../src/engine/requests/command.ts';
import { under } from '../src/engine/requests/under.ts';
import { collect } from '../src/workshop/collecting.ts';
import { hasBoards } from '../src/workshop/contributing.ts';
import { workshopPermissions } from '../src/workshop/permissions.ts';

const { messageCommand, helpLine } = under(workshopPermissions);

/** People who simply write in a thread count too. */
export const collectFeature: Feature = {
  messageCommands: [messageCommand('collect', collect)],
  help: [
    helpLine('collect', ({ subject, capabilities, t }) =>
      capabilities.messageCommands && hasBoards(subject.value) ? t.say('help.collect') : undefined,
    ),
  ],
};
