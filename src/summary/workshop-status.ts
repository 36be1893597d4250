import type { Feature } from '../engine/requests/command.ts';
import { privately, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { sceneFor } from '../workshop/acting.ts';
import { isOpen } from '../workshop/domain/state.ts';
import { facilitates } from '../workshop/domain/workshop.ts';
import { workshopPermissions } from '../workshop/permissions.ts';
import type { InWorkshop } from '../workshop/subjects.ts';
import { workshopActions } from '../workshop/view/actions.ts';
import { agendaCard } from '../workshop/view/agenda-card.ts';
import { facilitatorCard, withTakeover } from '../workshop/view/facilitator-card.ts';
import { summaryButton } from './view/summary-button.ts';

const { handle, helpLine } = under(workshopPermissions);

/** Where the workshop is; facilitators also get its buttons, including those of the summary. */
export async function status(context: InWorkshop): Promise<Reply> {
  const { subject } = context;
  const { workshop } = subject.value;
  const scene = sceneFor(context, workshop);
  const view = facilitates(workshop, subject.by)
    ? facilitatorCard(scene, { lasting: [summaryButton(scene)] })
    : { ...agendaCard(scene), rows: [] };
  const takes = context.asker.administers && isOpen(workshop);
  return privately(takes ? withTakeover(view, workshop.id, context.t) : view);
}

export const statusFeature: Feature = {
  handlers: [handle(workshopActions.status, status)],
  help: [helpLine('workshop status', ({ t }) => t.say('help.status'))],
};
