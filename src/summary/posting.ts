import type { Feature } from '../engine/requests/command.ts';
import { privately, receipt, refused, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { note } from '../kernel/view/note.ts';
import { act } from '../workshop/cases.ts';
import type { InWorkshop } from '../workshop/subjects.ts';
import { summarySources } from './cases.ts';
import { summarise } from './domain/summary.ts';
import { summaryPermissions } from './permissions.ts';
import { summaryActions } from './view/actions.ts';
import { summaryPreview } from './view/making.ts';
import { illustrations } from './view/pictures.ts';
import { summaryViews } from './view/post.ts';
import { presentPicture } from './view/present-picture.ts';

const { handle } = under(summaryPermissions);

/** A private preview for facilitators, in the channel's language. */
export async function preview({ subject, t, translatorOf }: InWorkshop): Promise<Reply> {
  const sources = await summarySources(subject);
  if (!sources.ok) return refused(sources.error);
  const { workshop, polls, attributionOptOuts } = sources.value;
  const summary = summarise(workshop, polls, attributionOptOuts);
  const scene = { workshop, t: translatorOf(workshop.opening.locale, workshop.opening.timezone) };
  const views = summaryViews(scene, summary, illustrations(scene, summary), true);
  return privately(summaryPreview({ workshop, t }, views));
}

/** The present step in a picture, for facilitators, in the channel's language. */
async function picture({ subject, t, translatorOf }: InWorkshop): Promise<Reply> {
  const sources = await summarySources(subject);
  if (!sources.ok) return refused(sources.error);
  const { workshop, polls, attributionOptOuts } = sources.value;
  const scene = { workshop, t: translatorOf(workshop.opening.locale, workshop.opening.timezone) };
  const drawn = presentPicture(scene, summarise(workshop, polls, attributionOptOuts));
  return privately(drawn ?? note(t.say('picture.notYet')));
}

/** Posting again edits the same messages, and the answer says so. */
export async function post({ subject, t, channelGone }: InWorkshop): Promise<Reply> {
  if (channelGone(subject.value.workshop.opening.channel)) return refused({ kind: 'channelGone' });
  const acted = await act(subject, { type: 'askSummary' });
  if (!acted.ok) return refused(acted.error);
  const isFirst = acted.value.workshop.summaryAsked === 1;
  return receipt(t.say(isFirst ? 'done.summaryPosted' : 'done.summaryUpdated'));
}

/** The same from the facilitators' card. */
export const postingFeature: Feature = {
  handlers: [
    handle(summaryActions.preview, preview),
    handle(summaryActions.picture, picture),
    handle(summaryActions.post, post),
  ],
};
