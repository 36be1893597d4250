import { contributionShownBy } from '../agenda/domain/post-keys.ts';
import { entryOf } from '../kernel/dictionary.ts';
import { err, ok } from '../kernel/result.ts';
import type { OpenedWorkshop } from './domain/state.ts';
import type { Subjects } from '../engine/requests/admission.ts';
import type { AppContext, Outcome, Place } from '../engine/context.ts';
import { broughtInLine } from './brought-in-line.ts';
import { openedWorkshop } from './stream.ts';

/**
 * Of a channel's present workshop and the last that ended there, the one whose contribution a
 * message shows: a thread stays when the next workshop begins.
 */
export async function pointedAt(
  app: AppContext,
  place: Place,
  message: string,
): Outcome<Subjects['pointed']> {
  const community = await app.streams.communities.read(place.community);
  if (!community.ok) return community;
  const { workshops, ended } = community.value;
  let present: OpenedWorkshop | undefined;
  for (const id of [entryOf(workshops, place.channel), entryOf(ended, place.channel)]) {
    const found = id === undefined ? undefined : await openedWorkshop(app, id);
    if (found?.ok !== true) continue;
    const contribution = contributionAt(found.value, message);
    if (contribution !== undefined) return ok({ workshop: found.value, contribution });
    present ??= found.value;
  }
  if (present === undefined) return err({ kind: 'noWorkshop' });
  const workshop = await broughtInLine(app, present);
  return ok({ workshop, contribution: contributionAt(workshop, message) });
}

/** Shown by the message itself, or collected from it. */
function contributionAt(
  { boards, placement }: OpenedWorkshop,
  message: string,
): string | undefined {
  return (
    contributionShownBy(placement, message) ??
    Object.values(boards.contributions).find(
      ({ source, withdrawn }) => source === message && !withdrawn,
    )?.id
  );
}
