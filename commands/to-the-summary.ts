import {
  refused,
  type Context,
  type Feature,
  type PointedMessage,
  type Reply,
} from '../src/app/command.ts';
import { entryOf } from '../src/domain/dictionary.ts';
import { facilitates } from '../src/domain/workshop.ts';
import type { OpenedWorkshop } from '../src/domain/workshop-state.ts';
import { mark } from './highlights.ts';

/**
 * Of the workshop a channel holds and of the last that ended there, the one whose thread or
 * contribution this is: a thread stays when the next workshop begins.
 */
async function pointedAt(
  { palabre, place }: Context,
  message: string,
): Promise<{ workshop: OpenedWorkshop; contribution: string | undefined } | Reply> {
  const community = await palabre.community(place.community);
  if (!community.ok) return refused(community.error);
  const { workshops, ended } = community.value;
  let present: OpenedWorkshop | undefined;
  for (const id of [entryOf(workshops, place.channel), entryOf(ended, place.channel)]) {
    const found = id === undefined ? undefined : await palabre.workshop(id);
    if (found?.ok !== true) continue;
    const contribution = contributionAt(found.value, message);
    if (contribution !== undefined) return { workshop: found.value, contribution };
    present ??= found.value;
  }
  return present === undefined
    ? refused({ kind: 'noWorkshop' })
    : { workshop: present, contribution: undefined };
}

/** Shown by the message itself, or collected from it. */
function contributionAt(
  { boards, placement }: OpenedWorkshop,
  message: string,
): string | undefined {
  const prefix = 'contribution:';
  const post = Object.entries(placement.posts).find(
    ([key, place]) => place.message === message && key.startsWith(prefix),
  );
  if (post !== undefined) return post[0].slice(prefix.length);
  return Object.values(boards.contributions).find(
    ({ source, withdrawn }) => source === message && !withdrawn,
  )?.id;
}

/** Marks what is not marked yet, unmarks what is. */
async function toTheSummary(context: Context, message: PointedMessage): Promise<Reply> {
  const found = await pointedAt(context, message.id);
  if ('kind' in found) return found;
  const { workshop, contribution } = found;
  const { facilitators, highlights } = workshop;
  if (!facilitates(workshop, context.asker))
    return refused({ kind: 'notFacilitator', facilitators });
  if (contribution === undefined) return refused({ kind: 'notAContribution' });
  const ids = { workshop: workshop.id, contribution };
  return mark(context, ids, !highlights.kept.includes(contribution));
}

/** A facilitator points at a contribution in its thread, and it opens the summary. */
export const toTheSummaryFeature: Feature = {
  messageCommands: [{ name: 'to-the-summary', run: toTheSummary }],
};
