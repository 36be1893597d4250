import { agendaActions } from '../agenda/view/actions.ts';
import type { Context, Feature } from '../engine/requests/command.ts';
import { privately, receipt, refused, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { act } from './cases.ts';
import { workshopAt } from './here.ts';
import { workshopPermissions } from './permissions.ts';
import type { InWorkshop } from './subjects.ts';
import { workshopActions } from './view/actions.ts';
import { helpView } from './view/help.ts';

const { handle, helpLine } = under(workshopPermissions);

/** What this person can do here and now; works even with the store down. */
export async function help({ t, offered }: Context): Promise<Reply> {
  return privately(helpView(t, await offered()));
}

async function join({ subject, t }: InWorkshop): Promise<Reply> {
  const acted = await act(subject, { type: 'join' });
  if (!acted.ok) return refused(acted.error);
  const isNew = acted.value.events.length > 0;
  return receipt(t.say(isNew ? 'done.joined' : 'done.alreadyJoined'));
}

/** « I’m done »: the facilitators see how many are, and can continue when everybody is. */
async function ready({ subject, t }: InWorkshop, step: string): Promise<Reply> {
  const acted = await act(subject, { type: 'ready', step });
  if (!acted.ok) return refused(acted.error);
  const isNew = acted.value.events.length > 0;
  return receipt(t.say(isNew ? 'done.ready' : 'done.alreadyReady'));
}

/** What everybody in a workshop may do, at any step. */
export const takingPartFeature: Feature = {
  help: [
    helpLine('help', async ({ subject, t }) => {
      const waits = !subject.by.moderates && !(await workshopAt(subject)).ok;
      return waits ? t.say('help.wait') : undefined;
    }),
    helpLine('join', ({ t }) => t.say('help.join')),
  ],
  handlers: [
    handle(workshopActions.join, join),
    handle(workshopActions.help, help),
    handle(agendaActions.ready, (context, { step }) => ready(context, step)),
  ],
};
