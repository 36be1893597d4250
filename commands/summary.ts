import { privately, refused, type Context, type Feature, type Reply } from '../src/app/command.ts';
import { summarise } from '../src/domain/summary.ts';
import { facilitates } from '../src/domain/workshop.ts';
import { summaryViews } from '../src/view/summary-post.ts';
import { actHere, toldAfter } from './acting.ts';
import { pollsHere } from './polls-here.ts';

/** As it would be posted now, for the facilitators' eyes. */
async function preview(context: Context): Promise<Reply> {
  const { palabre, place, asker, t } = context;
  const found = await palabre.workshopIn(place);
  if (!found.ok) return refused(found.error);
  const workshop = found.value;
  if (!facilitates(workshop, asker))
    return refused({ kind: 'notFacilitator', facilitators: workshop.facilitators });
  const polls = (await pollsHere(context)).filter(({ setUp }) => setUp?.workshop === workshop.id);
  const views = summaryViews({ workshop, t }, summarise(workshop, polls));
  const blocks = views.flatMap((view, index) =>
    index === 0 ? view.blocks : [{ kind: 'divider' as const }, ...view.blocks],
  );
  return privately({ blocks });
}

export const summaryFeature: Feature = {
  commands: [
    {
      name: 'summary',
      access: 'everyone',
      subcommands: {
        preview: { options: [], run: preview },
        post: {
          options: [],
          run: (context) =>
            toldAfter(context, actHere(context, { type: 'askSummary' }), 'done.summaryPosted'),
        },
      },
    },
  ],
};
