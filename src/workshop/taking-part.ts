import { agendaActions } from '../agenda/view/actions.ts';
import type { AdmittedTo } from '../engine/requests/admission.ts';
import type { Context, Feature } from '../engine/requests/command.ts';
import { privately, receipt, refused, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { act } from './cases.ts';
import { facilitates } from './domain/workshop.ts';
import { workshopAt } from './here.ts';
import { workshopPermissions } from './permissions.ts';
import type { InWorkshop } from './subjects.ts';
import { workshopActions } from './view/actions.ts';
import { helpView } from './view/help.ts';

const { handle } = under(workshopPermissions);

/** What this person can do here and now; it works with the store down too. */
export async function help({ subject, asker, t }: Context<AdmittedTo<'channel'>>): Promise<Reply> {
  const found = await workshopAt(subject);
  const workshop = found.ok ? found.value.value.workshop : undefined;
  return privately(
    helpView(t, {
      workshop: workshop !== undefined,
      drives: workshop !== undefined && facilitates(workshop, subject.by),
      mayStart: asker.moderates,
      administers: asker.administers,
      boards: (workshop?.boards.opened.length ?? 0) > 0,
    }),
  );
}

async function join({ subject, t }: InWorkshop): Promise<Reply> {
  const acted = await act(subject, { type: 'join' });
  if (!acted.ok) return refused(acted.error);
  const isNew = acted.value.events.length > 0;
  return receipt(t.say(isNew ? 'done.joined' : 'done.alreadyJoined'));
}

/** « I’m done »: the facilitators see how many are, and can go on when everybody is. */
async function ready({ subject, t }: InWorkshop, step: string): Promise<Reply> {
  const acted = await act(subject, { type: 'ready', step });
  if (!acted.ok) return refused(acted.error);
  const isNew = acted.value.events.length > 0;
  return receipt(t.say(isNew ? 'done.ready' : 'done.alreadyReady'));
}

/** What everybody in a workshop may do, whatever the step. */
export const takingPartFeature: Feature = {
  handlers: [
    handle(workshopActions.join, join),
    handle(workshopActions.help, help),
    handle(agendaActions.ready, (context, { step }) => ready(context, step)),
  ],
};
