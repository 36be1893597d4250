import { looksAfter } from '../engine/context.ts';
import { changeCommunity } from '../community/stream.ts';
import type { RestingRecords } from '../community/domain/keeping-state.ts';
import { systemActor, type AppContext } from '../engine/context.ts';
import { takingTurns } from '../engine/cooperative.ts';
import type { Reconciler } from '../engine/delivery/reconciler.ts';
import { goesOn } from '../engine/streams/goes-on.ts';
import { entryOf } from '../kernel/dictionary.ts';
import { isAtRest } from '../poll/at-rest.ts';
import { readRecap } from '../recap/stream.ts';
import { pastLookedAt } from '../retention/at-rest.ts';
import { openedWorkshop } from '../workshop/stream.ts';
import { releaseCommunity } from './app-context.ts';

/**
 * Resumes what a community's last workshops still have to show after their end. One that has shown
 * everything is noted as at rest, with the numbers of its streams' last records: until a record is
 * added, it is not even read again, unless a recap left it out, which its channel must show.
 */
export async function lookBack(
  app: AppContext,
  reconciler: Reconciler,
  community: string,
): Promise<void> {
  const found = await app.streams.communities.read(community);
  const recap = await readRecap(app, community);
  if (!found.ok || !recap.ok) return;
  const { leftOut } = recap.value;
  const { past, rests = {} } = found.value;
  const last = past.slice(-pastLookedAt).map((id) => {
    const isLeftOut = entryOf(leftOut, id) !== undefined;
    return { id, noted: isLeftOut ? undefined : entryOf(rests, id) };
  });
  for (const { id, noted } of last)
    if (noted === undefined || (await isStirred(app, noted)))
      await lookAt(app, reconciler, community, id);
}

/** Looks back on the communities one by one, after the start, until `signal` is aborted. */
export async function lookBackOnAll(
  app: AppContext,
  reconciler: Reconciler,
  communities: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const inTurn = takingTurns();
  for (const community of communities) {
    if (signal.aborted) return;
    if (!looksAfter(app.tools, community)) continue;
    await lookBack(app, reconciler, community).catch((error: unknown) =>
      app.tools.log.error('what ended recently could not be checked', { id: community, error }),
    );
    releaseCommunity(app, community);
    await inTurn();
  }
}

/** True if a stream has further records, or if the store can't answer. */
async function isStirred({ tools }: AppContext, noted: RestingRecords): Promise<boolean> {
  try {
    for (const [stream, last] of Object.entries(noted))
      if (await goesOn(tools.journal, stream, last)) return true;
    return false;
  } catch {
    return true;
  }
}

/** Notes that a workshop is at rest, or has it shown. */
async function lookAt(
  app: AppContext,
  reconciler: Reconciler,
  community: string,
  id: string,
): Promise<void> {
  const { workshops, polls } = app.streams;
  const workshop = await openedWorkshop(app, id);
  const pollIds = workshop.ok ? Object.values(workshop.value.polls) : [];
  const records = await restOf(app, reconciler, id, pollIds);
  if (records === undefined) {
    reconciler.touch({ kind: 'workshop', id });
    for (const poll of pollIds) reconciler.touch({ kind: 'poll', id: poll });
    return;
  }
  await changeCommunity(app, community, systemActor, { type: 'noteRest', id, records });
  workshops.release(id);
  for (const poll of pollIds) polls.release(poll);
}

/**
 * The numbers of the last records of a workshop and its polls, if they are at rest; undefined if
 * not. Each number is read before the state that it is for, so that what is recorded meanwhile
 * comes after it.
 */
async function restOf(
  { streams }: AppContext,
  reconciler: Reconciler,
  id: string,
  pollIds: readonly string[],
): Promise<RestingRecords | undefined> {
  const last = await streams.workshops.lastRecord(id);
  if (!last.ok || !(await reconciler.isAtRest({ kind: 'workshop', id }))) return undefined;
  const records: RestingRecords = { [`workshop/${id}`]: last.value };
  for (const pollId of pollIds) {
    const lastOfPoll = await streams.polls.lastRecord(pollId);
    const poll = await streams.polls.read(pollId);
    if (!lastOfPoll.ok || !poll.ok || !isAtRest(poll.value)) return undefined;
    records[`poll/${pollId}`] = lastOfPoll.value;
  }
  return records;
}
