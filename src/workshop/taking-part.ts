import { agendaActions } from '../agenda/view/actions.ts';
import type { AdmittedTo } from '../engine/requests/admission.ts';
import type { Context, Feature } from '../engine/requests/command.ts';
import { privately, refused, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { note } from '../kernel/view/note.ts';
import { sceneFor } from './acting.ts';
import { act } from './cases.ts';
import { facilitates } from './domain/workshop.ts';
import { isOpen } from './domain/state.ts';
import { workshopAt } from './here.ts';
import { workshopPermissions } from './permissions.ts';
import type { InWorkshop } from './subjects.ts';
import { workshopActions } from './view/actions.ts';
import { agendaCard } from './view/agenda-card.ts';
import { facilitatorCard, withTakeover } from './view/facilitator-card.ts';
import { helpView } from './view/help.ts';

const { handle } = under(workshopPermissions);

/** Where we are; a facilitator gets the buttons too, wherever they stand. */
export async function status(context: InWorkshop): Promise<Reply> {
  const { subject } = context;
  const { workshop } = subject.value;
  const scene = sceneFor(context, workshop);
  const view = facilitates(workshop, subject.by)
    ? facilitatorCard(scene)
    : { ...agendaCard(scene), rows: [] };
  const takes = context.asker.administers && isOpen(workshop);
  return privately(takes ? withTakeover(view, workshop.id, context.t) : view);
}

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
  return privately(note(t.say(isNew ? 'done.joined' : 'done.alreadyJoined')));
}

/** « I’m done »: the facilitators see how many are, and can go on when everybody is. */
async function ready({ subject, t }: InWorkshop, step: string): Promise<Reply> {
  const acted = await act(subject, { type: 'ready', step });
  if (!acted.ok) return refused(acted.error);
  const isNew = acted.value.events.length > 0;
  return privately(note(t.say(isNew ? 'done.ready' : 'done.alreadyReady')));
}

/** What everybody in a workshop may do, whatever the step. */
export const takingPartFeature: Feature = {
  handlers: [
    handle(workshopActions.join, join),
    handle(workshopActions.status, status),
    handle(workshopActions.help, help),
    handle(agendaActions.ready, (context, { step }) => ready(context, step)),
  ],
};
