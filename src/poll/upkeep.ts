import { entryOf } from '../kernel/dictionary.ts';
import type { PollIntent } from './domain/poll.ts';
import type { PollState } from './domain/state.ts';
import { closeOf } from './domain/time.ts';
import { templateRules } from './domain/set-up.ts';
import type { StepOf } from '../template/domain/template.ts';
import { isOpen, type OpenedWorkshop } from '../workshop/domain/state.ts';
import { systemActor, type AppContext, type Outcome } from '../engine/context.ts';
import { changeCommunity } from '../community/stream.ts';
import { updatePoll } from './cases.ts';

/**
 * Brings the other streams in line with a workshop: its polls exist and close with it, its channel is
 * free once it ends. Done after each change and at start, so that a crash in between heals.
 */
export async function upkeep(app: AppContext, workshop: OpenedWorkshop): Promise<PollState[]> {
  const polls: PollState[] = [];
  for (const [step, id] of Object.entries(workshop.polls)) {
    const poll = await upkeepPoll(app, workshop, step, id);
    if (poll !== undefined) polls.push(poll);
  }
  if (!isOpen(workshop)) await freeItsChannel(app, workshop);
  return polls;
}

async function upkeepPoll(
  app: AppContext,
  workshop: OpenedWorkshop,
  stepId: string,
  id: string,
): Promise<PollState | undefined> {
  const found = await app.streams.polls.read(id);
  if (!found.ok) throw new Error('the store is down');
  const step = workshop.opening.template.steps.find((each) => each.id === stepId);
  if (found.value.status === 'none' && step?.kind === 'poll' && isOpen(workshop))
    await updatePoll(app, id, systemActor, true, {
      type: 'create',
      setUp: setUpOf(workshop, step),
    });
  if (found.value.status === 'draft')
    await updatePoll(app, id, systemActor, true, { type: 'open' });
  if (found.value.status === 'open' && !isOpen(workshop))
    await updatePoll(app, id, systemActor, true, closing(workshop));
  const now = await app.streams.polls.read(id);
  return now.ok && now.value.status !== 'none' ? now.value : undefined;
}

const closing = ({ channelGone }: OpenedWorkshop): PollIntent => ({
  type: 'close',
  withWorkshop: true,
  ...(channelGone === true ? { channelGone } : {}),
});

/** The poll as it stands, closed if its hour has come: nobody needs to be there for it. */
export async function closedOnTime(app: AppContext, id: string): Outcome<PollState> {
  const found = await app.streams.polls.read(id);
  if (!found.ok || found.value.status !== 'open') return found;
  if (closeOf(found.value, app.tools.clock()) === null) return found;
  return updatePoll(app, id, systemActor, true, { type: 'close' });
}

function setUpOf({ id, opening }: OpenedWorkshop, step: StepOf<'poll'>) {
  const { locale, community, channel } = opening;
  return {
    workshop: id,
    community,
    channel,
    locale,
    question: step.question[locale],
    options: step.options.map((option) => ({ id: option.id, label: option.label[locale] })),
    rules: templateRules(step),
  };
}

async function freeItsChannel(
  app: AppContext,
  { id, opening, closedAt }: OpenedWorkshop,
): Promise<void> {
  const { community, channel } = opening;
  const found = await app.streams.communities.read(community);
  if (!found.ok || entryOf(found.value.workshops, channel) !== id) return;
  const at = closedAt ?? undefined;
  await changeCommunity(app, community, systemActor, { type: 'endWorkshop', id, channel, at });
}
