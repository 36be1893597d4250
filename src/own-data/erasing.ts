import type { Rewritten } from '../community/domain/keeping-state.ts';
import { changeCommunity } from '../community/stream.ts';
import { systemActor, type AppContext, type Outcome } from '../engine/context.ts';
import type { PersonId } from '../kernel/people.ts';
import { err, ok } from '../kernel/result.ts';
import { isOwnDraft } from '../poll/domain/own-data.ts';
import { retellAll } from '../recap/cases.ts';
import { leaveFacilitation } from '../workshop/leaving.ts';
import { mentions } from './mentions.ts';
import { streamsOf } from '../retention/streams-of.ts';

const done = ok(undefined);

/**
 * Rewrites everything that a community keeps without the person, its own stream last: as long as
 * that one holds their request, all of it is done again, which changes nothing where it was done.
 * Resolves once the store holds nothing of them; what stands in the chat is shown again by and by.
 */
export async function erasePerson(
  app: AppContext,
  community: string,
  person: PersonId,
): Outcome<void> {
  const { communities, plans, recaps } = app.streams;
  const listed = await streamsOf(app, community);
  if (!listed.ok) return listed;
  try {
    await app.tools.keptBeside?.forget(community, person);
    for (const what of listed.value) {
      const gone = await forgetIn(app, community, what, person);
      if (!gone.ok) return gone;
    }
    for (const streams of [plans, recaps, communities]) {
      const gone = await streams.forgetPerson(community, person, app.tools.clock());
      if (!gone.ok) return gone;
    }
  } catch (error) {
    app.tools.log.error('an erasure was interrupted', { community, error });
    return err({ kind: 'storeDown' });
  }
  await retellAll(app, community);
  app.tools.log.info('personal data was erased on request', { community });
  return done;
}

async function forgetIn(
  app: AppContext,
  community: string,
  what: Rewritten,
  person: PersonId,
): Outcome<void> {
  const { workshops, polls } = app.streams;
  const streams = what.kind === 'workshop' ? workshops : polls;
  const held = await streams.heldOf(what.id, person);
  if (!held.ok) return held;
  const isConcerned =
    held.value.length > 0 || (await mentions(app.tools.journal, `${what.kind}/${what.id}`, person));
  if (!isConcerned) return done;
  if (what.kind === 'poll') {
    const dropped = await dropDraft(app, community, what.id, person);
    if (!dropped.ok || dropped.value) return dropped.ok ? done : dropped;
  } else {
    const left = await leaveFacilitation(app, what.id, person);
    if (!left.ok) return left;
  }
  return rewrite(app, community, what, person);
}

/** Noted first, so that a crash right after the rewriting does not leave the chat as it was. */
async function rewrite(
  app: AppContext,
  community: string,
  what: Rewritten,
  person: PersonId,
): Outcome<void> {
  const intent = { type: 'noteRewriting', what } as const;
  const noted = await changeCommunity(app, community, systemActor, intent);
  if (!noted.ok) return noted;
  const { workshops, polls } = app.streams;
  const streams = what.kind === 'workshop' ? workshops : polls;
  const gone = await streams.forgetPerson(what.id, person, app.tools.clock());
  if (!gone.ok) return gone;
  app.tools.changed(what);
  return done;
}

/** A poll that nobody else has seen goes as a whole; returns whether it did. */
async function dropDraft(
  app: AppContext,
  community: string,
  id: string,
  person: PersonId,
): Outcome<boolean> {
  const erased = await app.streams.polls.erase(id, (poll) => isOwnDraft(poll, person));
  if (!erased.ok || !erased.value) return erased;
  const forgotten = await changeCommunity(app, community, systemActor, { type: 'forgetPoll', id });
  return forgotten.ok ? ok(true) : forgotten;
}
