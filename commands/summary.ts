import {
  handle,
  privately,
  refused,
  type Context,
  type Feature,
  type Reply,
} from '../src/app/command.ts';
import { summarise } from '../src/domain/summary.ts';
import { actions } from '../src/view/actions.ts';
import { note } from '../src/view/receipts.ts';
import { summaryPreview } from '../src/view/summary-making.ts';
import { illustrations } from '../src/view/summary-pictures.ts';
import { summaryViews } from '../src/view/summary-post.ts';
import { facilitated } from './highlights.ts';
import { pollsOf } from './polls-here.ts';
import { exportSummary } from './summary-files.ts';

/** Of the workshop a channel holds or, between two, of the last that ended there. */
async function here(
  context: Context,
  then: (context: Context, id: string) => Promise<Reply>,
): Promise<Reply> {
  const found = await context.palabre.lastWorkshopIn(context.place);
  return found.ok ? then(context, found.value.id) : refused(found.error);
}

/** As it would be posted now, in the language of the channel, for the facilitators' eyes. */
async function preview(context: Context, id: string): Promise<Reply> {
  const workshop = await facilitated(context, id);
  if ('kind' in workshop) return workshop;
  const { palabre, t, translatorOf } = context;
  const community = await palabre.community(workshop.opening.community);
  if (!community.ok) return refused(community.error);
  const polls = await pollsOf(context, workshop);
  const summary = summarise(workshop, polls, community.value.unnamed);
  const scene = { workshop, t: translatorOf(workshop.opening.locale) };
  const views = summaryViews(scene, summary, illustrations(scene, summary));
  return privately(summaryPreview({ workshop, t }, views));
}

/** Posted anew, the same messages change: whoever asked for that is told that, not the first time's. */
async function post({ palabre, asker, t }: Context, id: string): Promise<Reply> {
  const acted = await palabre.act(id, asker, { type: 'askSummary' });
  if (!acted.ok) return refused(acted.error);
  const isFirst = acted.value.workshop.summaryAsked === 1;
  return privately(note(t.say(isFirst ? 'done.summaryPosted' : 'done.summaryUpdated')));
}

export const summaryFeature: Feature = {
  commands: [
    {
      name: 'summary',
      access: 'everyone',
      subcommands: {
        preview: { options: [], run: (context) => here(context, preview) },
        post: { options: [], run: (context) => here(context, post) },
        export: exportSummary,
      },
    },
  ],
  handlers: [
    handle(actions.summaryPreview, (context, { workshop }) => preview(context, workshop)),
    handle(actions.summaryPost, (context, { workshop }) => post(context, workshop)),
  ],
};
