import type { Feature } from '../engine/requests/command.ts';
import { receipt, refused, showing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import type { Person } from '../kernel/people.ts';
import { person } from '../kernel/rich.ts';
import { act } from './cases.ts';
import { workshopPermissions } from './permissions.ts';
import type { InWorkshop } from './subjects.ts';
import { workshopActions } from './view/actions.ts';
import { handOverForm, takeOverForm } from './view/forms.ts';

const { handle } = under(workshopPermissions);

export async function handOver({ subject, t }: InWorkshop, to: Person): Promise<Reply> {
  const acted = await act(subject, { type: 'handOver', to });
  if (!acted.ok) return refused(acted.error);
  return receipt(t.say('done.handedOver', { person: person(to.id) }));
}

async function takeOver({ subject, t }: InWorkshop, from: Person): Promise<Reply> {
  const acted = await act(subject, { type: 'takeOver', from: from.id });
  if (!acted.ok) return refused(acted.error);
  return receipt(t.say('done.takenOver', { person: person(from.id) }));
}

/** Who facilitates: handed over by a facilitator, or taken over by who manages the server. */
export const handingOverFeature: Feature = {
  handlers: [
    handle(workshopActions.handOverOpen, async ({ t }, { workshop: id }) =>
      showing(handOverForm(id, t)),
    ),
    handle(workshopActions.handOverSend, async (context, _, input) => {
      const heir = input.person('to');
      return heir === undefined ? refused({ kind: 'notAPerson' }) : handOver(context, heir);
    }),
    handle(workshopActions.takeOverOpen, async ({ t }, { workshop: id }) =>
      showing(takeOverForm(id, t)),
    ),
    handle(workshopActions.takeOverSend, async (context, _, input) => {
      const from = input.person('from');
      return from === undefined ? refused({ kind: 'notAPerson' }) : takeOver(context, from);
    }),
  ],
};
