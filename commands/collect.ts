import type { Feature } from '../src/engine/requests/command.ts';
import { under } from '../src/engine/requests/under.ts';
import { collect } from '../src/workshop/collecting.ts';
import { workshopPermissions } from '../src/workshop/permissions.ts';

const { messageCommand } = under(workshopPermissions);

/** People who simply write in a thread are heard too. */
export const collectFeature: Feature = { messageCommands: [messageCommand('collect', collect)] };
