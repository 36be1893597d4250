import type { AdmittedTo } from '../src/engine/requests/admission.ts';
import {
  handle,
  leaf,
  privately,
  type Context,
  type Feature,
} from '../src/engine/requests/command.ts';
import { workshopAt } from '../src/program/door.ts';
import { facilitates } from '../src/workshop/domain/workshop.ts';
import { workshopActions } from '../src/workshop/view/actions.ts';
import { helpView } from '../src/workshop/view/help.ts';

/** What this person can do here and now; it works with the store down too. */
async function help({ subject, asker, t }: Context<AdmittedTo<'channel'>>) {
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

export const helpFeature: Feature = {
  commands: [{ name: 'help', access: 'everyone', subcommands: {}, leaf: leaf('help', [], help) }],
  handlers: [handle(workshopActions.help, help)],
};
