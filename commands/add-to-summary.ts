import type { Feature } from '../src/engine/requests/command.ts';
import { under } from '../src/engine/requests/under.ts';
import { markPointed } from '../src/summary/marking.ts';
import { summaryPermissions } from '../src/summary/permissions.ts';

const { messageCommand } = under(summaryPermissions);

/** A facilitator highlights a contribution from its thread. */
export const addToSummaryFeature: Feature = {
  messageCommands: [messageCommand('add-to-summary', markPointed)],
};
