import { handle, privately, type Context, type Feature, type Reply } from '../src/app/command.ts';
import { facilitates } from '../src/domain/workshop.ts';
import { actions } from '../src/view/actions.ts';
import { helpView } from '../src/view/help.ts';

/** What this person can do here and now; it works with the store down too. */
async function help({ palabre, place, asker, t }: Context): Promise<Reply> {
  const found = await palabre.workshopIn(place);
  const workshop = found.ok ? found.value : undefined;
  return privately(
    helpView(t, {
      workshop: workshop !== undefined,
      drives: workshop !== undefined && facilitates(workshop, asker),
      mayStart: asker.moderates,
      administers: asker.administers,
      boards: (workshop?.boards.opened.length ?? 0) > 0,
    }),
  );
}

export const helpFeature: Feature = {
  commands: [
    {
      name: 'help',
      access: 'everyone',
      subcommands: {},
      leaf: { options: [], run: help },
    },
  ],
  handlers: [handle(actions.help, help)],
};
