import type { PlacementEvent } from '../../kernel/placement.ts';
import { forget, lookAgain, place, retryAfter, withBackoff, type Pass } from './pass.ts';
import { type Attempt, type Retry } from './attempt.ts';
import type { Announced } from './subject.ts';

/** Brings one gathering on the calendar to what it must be: announced, changed or called off. */
export function ensureAnnounced(pass: Pass, announced: Announced): Promise<Retry | undefined> {
  return withBackoff(pass, announced.key, () => bringAbout(pass, announced));
}

async function bringAbout(pass: Pass, announced: Announced): Promise<Attempt> {
  const { subject, memory, tools } = pass;
  const { key, revision, gathering, withdrawn } = announced;
  const unrecorded = memory.unrecorded.get(key);
  if (unrecorded !== undefined) return (await place(pass, key, unrecorded)) ?? lookAgain;
  const present = subject.placement.posts[key];
  if (withdrawn) return present === undefined ? undefined : callOff(pass, key, present.message);
  // The platform takes nothing that has begun.
  if (present?.revision === revision || gathering.startsAt <= tools.now()) return undefined;
  return present === undefined
    ? announce(pass, announced)
    : change(pass, announced, present.message);
}

async function announce(pass: Pass, announced: Announced): Promise<Attempt> {
  const { subject, tools } = pass;
  const done = await tools.chat.announce(subject.community, announced.gathering, subject.since);
  return done.ok
    ? place(pass, announced.key, placed(announced, done.value))
    : retryAfter(done.error, subject.community, subject);
}

async function change(pass: Pass, announced: Announced, id: string): Promise<Attempt> {
  const { subject, tools } = pass;
  const done = await tools.chat.reannounce(subject.community, id, announced.gathering);
  if (done.ok) return place(pass, announced.key, placed(announced, id));
  if (done.error.kind !== 'gone') return retryAfter(done.error, subject.community, subject);
  // Somebody took it off the calendar by hand: a change puts it back.
  await forget(pass, announced.key);
  return lookAgain;
}

async function callOff(pass: Pass, key: string, id: string): Promise<Attempt> {
  const { subject, tools } = pass;
  const done = await tools.chat.callOff(subject.community, id);
  if (!done.ok && done.error.kind !== 'gone')
    return retryAfter(done.error, subject.community, subject);
  await forget(pass, key);
  return undefined;
}

function placed({ key, revision, gathering }: Announced, message: string): PlacementEvent {
  return { type: 'post.placed', key, channel: gathering.channel, message, revision };
}
