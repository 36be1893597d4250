import type { AdmittedTo } from '../src/app/admission.ts';
import { handle, leaf, privately, type Context, type Feature } from '../src/app/command.ts';
import { workshopAt } from '../src/app/door.ts';
import { facilitates } from '../src/domain/workshop.ts';
import { actions } from '../src/view/actions.ts';
import { helpView } from '../src/view/help.ts';

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
  handlers: [handle(actions.help, help)],
};
