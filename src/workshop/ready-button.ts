import { handle, privately, refused, type Feature } from '../engine/requests/command.ts';
import { act } from './cases.ts';
import { agendaActions } from '../agenda/view/actions.ts';
import { note } from '../kernel/view/note.ts';

/** « I’m done » : the facilitators see how many are, and can go on when everybody is. */
export const readyFeature: Feature = {
  handlers: [
    handle(agendaActions.ready, async ({ subject, t }, { step }) => {
      const acted = await act(subject, { type: 'ready', step });
      if (!acted.ok) return refused(acted.error);
      const isNew = acted.value.events.length > 0;
      return privately(note(t.say(isNew ? 'done.ready' : 'done.alreadyReady')));
    }),
  ],
};
