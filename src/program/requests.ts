import { createDoor, openChannel } from '../engine/requests/door.ts';
import {
  createDispatcher,
  type Dispatcher,
  type DispatchTools,
} from '../engine/requests/dispatch.ts';
import { customsOf } from '../community/customs.ts';
import { openCommunity } from '../community/door.ts';
import { openPlan } from '../plan/door.ts';
import { openPoll, openPollPlace } from '../poll/door.ts';
import { openRecap } from '../recap/door.ts';
import { notices } from '../refusal/refusal.ts';
import { roleRefusals } from '../refusal/roles.ts';
import { facilitatesHere } from '../workshop/facilitating.ts';
import { openContribution, openLastWorkshop, openPointed, openWorkshop } from '../workshop/door.ts';

/** How each kind of subject is opened, and for whom. */
const door = createDoor(
  {
    channel: openChannel,
    community: openCommunity,
    workshop: openWorkshop,
    lastWorkshop: openLastWorkshop,
    contribution: openContribution,
    pointed: openPointed,
    poll: openPoll,
    pollPlace: openPollPlace,
    plan: openPlan,
    recap: openRecap,
  },
  roleRefusals,
);

/** Creates the dispatcher, with the rooms' own openers and words. */
export function openDispatcher(
  tools: Omit<DispatchTools, 'door' | 'customsOf' | 'notices' | 'facilitates'>,
): Dispatcher {
  return createDispatcher({ ...tools, door, customsOf, notices, facilitates: facilitatesHere });
}
