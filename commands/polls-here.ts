import type { Context, Option } from '../src/app/command.ts';
import type { PollState } from '../src/domain/poll-state.ts';
import type { OpenedWorkshop } from '../src/domain/workshop-state.ts';
import { excerpt } from '../src/view/excerpt.ts';

/** The polls of this channel, oldest first: those made by hand and those of its workshop. */
export async function pollsHere({ palabre, place }: Context): Promise<PollState[]> {
  const community = await palabre.community(place.community);
  const workshop = await palabre.workshopIn(place);
  const ids = [
    ...(community.ok ? community.value.polls : [])
      .filter(({ channel }) => channel === place.channel)
      .map(({ id }) => id),
    ...(workshop.ok ? Object.values(workshop.value.polls) : []),
  ];
  const polls = await Promise.all(ids.map((id) => palabre.poll(id)));
  return polls.flatMap((poll) => (poll.ok ? [poll.value] : []));
}

/** The polls of a workshop, as its summary tells of them. */
export async function pollsOf(
  { palabre }: Context,
  workshop: OpenedWorkshop,
): Promise<PollState[]> {
  const polls = await Promise.all(Object.values(workshop.polls).map((id) => palabre.poll(id)));
  return polls.flatMap((poll) => (poll.ok ? [poll.value] : []));
}

/** Offers those of this channel that are so far along, by their questions, the latest first. */
export const pollsNamed = (
  ...statuses: PollState['status'][]
): Pick<Option<string>, 'complete'> => ({
  complete: async (context, typed) =>
    (await pollsHere(context))
      .filter(({ status }) => statuses.includes(status))
      .map(({ id, setUp }) => ({ id, label: excerpt(setUp?.question ?? id, 100) }))
      .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()))
      .toReversed(),
});
