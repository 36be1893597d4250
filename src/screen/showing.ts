import type { Feature } from '../engine/requests/command.ts';
import { privately, refused, replacing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { note } from '../kernel/view/note.ts';
import { act } from '../workshop/cases.ts';
import type { InWorkshop } from '../workshop/subjects.ts';
import { openScreen } from './cases.ts';
import { screenPermissions } from './permissions.ts';
import { screenActions } from './view/actions.ts';
import { screenAnswer } from './view/answer.ts';

const { handle } = under(screenPermissions);

/** The address of the page, for the facilitators alone. */
export async function showScreen({ subject, t }: InWorkshop): Promise<Reply> {
  const opened = await openScreen(subject);
  return opened.ok
    ? privately(screenAnswer(opened.value, subject.value.workshop.id, t))
    : refused(opened.error);
}

async function close({ subject, t }: InWorkshop): Promise<Reply> {
  const acted = await act(subject, { type: 'closeScreen' });
  return acted.ok ? replacing(note(t.say('done.screenClosed'))) : refused(acted.error);
}

export const screenFeature: Feature = { handlers: [handle(screenActions.close, close)] };
