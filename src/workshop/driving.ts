import { agendaActions } from '../agenda/view/actions.ts';
import type { Feature } from '../engine/requests/command.ts';
import { privately, refused, replacing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { note } from '../kernel/view/note.ts';
import { buttons } from '../kernel/view/view.ts';
import { actSilently } from './acting.ts';
import { act } from './cases.ts';
import { workshopPermissions } from './permissions.ts';
import type { InWorkshop } from './subjects.ts';
import { workshopActions } from './view/actions.ts';

const { handle, helpLine } = under(workshopPermissions);

/** Ending cannot be undone, so it needs a confirmation. */
export async function askToEnd({ subject, t }: InWorkshop): Promise<Reply> {
  return privately({
    ...note(t.say('end.ask')),
    rows: buttons({
      label: t.plain('button.endConfirm'),
      action: agendaActions.endConfirm.ref({ workshop: subject.value.workshop.id }),
      tone: 'danger',
    }),
  });
}

async function end({ subject, t }: InWorkshop): Promise<Reply> {
  const acted = await act(subject, { type: 'end' });
  return acted.ok ? replacing(note(t.say('done.ended'))) : refused(acted.error);
}

/** The facilitators' buttons: they do what the commands of the same names do. */
export const drivingFeature: Feature = {
  help: [
    helpLine('workshop status', ({ t }) => t.say('help.status')),
    helpLine('workshop next', ({ t }) => t.say('help.drive')),
  ],
  handlers: [
    handle(agendaActions.next, (context, { step: from }) =>
      actSilently(context, { type: 'next', skipOptional: false, from }),
    ),
    handle(agendaActions.skipOptional, (context, { step: from }) =>
      actSilently(context, { type: 'next', skipOptional: true, from }),
    ),
    handle(agendaActions.back, (context, { step: from }) =>
      actSilently(context, { type: 'back', from }),
    ),
    handle(agendaActions.extend, (context) => actSilently(context, { type: 'extend', minutes: 5 })),
    handle(agendaActions.pause, (context) => actSilently(context, { type: 'pause' })),
    handle(agendaActions.resume, (context) => actSilently(context, { type: 'resume' })),
    handle(workshopActions.pillarOpen, (context, { pillar }) =>
      actSilently(context, { type: 'openPillar', pillar }),
    ),
    handle(workshopActions.exerciseStart, (context, { exercise }) =>
      actSilently(context, { type: 'startExercise', exercise }),
    ),
    handle(workshopActions.goOn, (context) => actSilently(context, { type: 'goOn' })),
    handle(agendaActions.endAsk, askToEnd),
    handle(agendaActions.endConfirm, end),
  ],
};
