import { textFor } from '../kernel/text.ts';
import type { PollIntent } from './domain/intents.ts';
import type { PollState } from './domain/state.ts';
import { closeOf } from './domain/time.ts';
import { rulesFrom } from './domain/rules.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { StepOf } from '../template/domain/template.ts';
import { isOpen, type OpenedWorkshop } from '../workshop/domain/state.ts';
import { freeChannelOf } from '../workshop/freeing.ts';
import { systemActor, type AppContext } from '../engine/context.ts';
import { unlessDown } from '../engine/streams/streams.ts';
import type { StoreDown } from '../engine/streams/stream-kind.ts';
import { updatePoll } from './cases.ts';

/** True if something was recorded. */
type Done = Promise<Result<boolean, StoreDown>>;

/**
 * Brings the other streams in line with a workshop: its polls exist and close with it, its channel
 * is free once it ends. Done after each change and at start, so that a crash in between is repaired.
 */
export async function upkeep(app: AppContext, workshop: OpenedWorkshop): Done {
  let changed = false;
  for (const [step, id] of Object.entries(workshop.polls)) {
    const done = await upkeepPoll(app, workshop, step, id);
    if (!done.ok) return done;
    changed ||= done.value;
  }
  if (isOpen(workshop)) return ok(changed);
  const freed = await freeChannelOf(app, workshop);
  return freed.ok ? ok(changed || freed.value) : freed;
}

async function upkeepPoll(
  app: AppContext,
  workshop: OpenedWorkshop,
  step: string,
  id: string,
): Done {
  let changed = false;
  // Made, opened, closed: at most three decisions.
  for (let turn = 0; turn < 3; turn += 1) {
    const found = await app.streams.polls.read(id);
    if (!found.ok) return found;
    const intent = nextFor(found.value, workshop, step);
    if (intent === undefined) break;
    const done = await updatePoll(app, id, systemActor, true, intent);
    // What is refused now would be refused again.
    if (!done.ok) return unlessDown(done.error, changed);
    changed = true;
  }
  return ok(changed);
}

/** What a workshop's poll still needs: to be created, opened, or closed with it. */
function nextFor(
  { status }: PollState,
  workshop: OpenedWorkshop,
  stepId: string,
): PollIntent | undefined {
  const step = workshop.opening.template.steps.find((each) => each.id === stepId);
  if (status === 'none')
    return step?.kind === 'poll' && isOpen(workshop)
      ? { type: 'create', setUp: setUpOf(workshop, step) }
      : undefined;
  if (status === 'draft') return { type: 'open' };
  return status === 'open' && !isOpen(workshop) ? closing(workshop) : undefined;
}

const closing = ({ channelGone }: OpenedWorkshop): PollIntent => ({
  type: 'close',
  withWorkshop: true,
  ...(channelGone === true ? { channelGone } : {}),
});

/** Closes the poll if its time has come, even if nobody is there. True if it did. */
export async function closeOnTime(
  app: AppContext,
  poll: PollState,
): Promise<Result<boolean, StoreDown>> {
  if (poll.status !== 'open' || closeOf(poll, app.tools.clock()) === null) return ok(false);
  const done = await updatePoll(app, poll.id, systemActor, true, { type: 'close' });
  return done.ok ? ok(true) : unlessDown(done.error, false);
}

export function setUpOf({ id, opening }: OpenedWorkshop, step: StepOf<'poll'>) {
  const { locale, community, channel } = opening;
  return {
    workshop: id,
    community,
    channel,
    locale,
    question: textFor(step.question, locale),
    options: step.options.map((option) => ({
      id: option.id,
      label: textFor(option.label, locale),
    })),
    rules: rulesFrom(step.rules),
  };
}
