import { spotOf } from '../../kernel/placement.ts';
import type { Placing } from './subject.ts';
import { forget, lookAgain, place, retryAfter, withBackoff, type Pass } from './pass.ts';
import { type Attempt, type Retry } from './attempt.ts';
import type { Announced } from './subject.ts';

/** Brings one calendar event in line with the state: announced, changed or cancelled. */
export function ensureAnnounced(pass: Pass, announced: Announced): Promise<Retry | undefined> {
  return withBackoff(pass, announced.key, () => bringAbout(pass, announced));
}

async function bringAbout(pass: Pass, announced: Announced): Promise<Attempt> {
  const { subject, memory, tools } = pass;
  const { key, revision, calendarEvent, withdrawn } = announced;
  const unrecorded = memory.unrecorded.get(key);
  if (unrecorded !== undefined) return (await place(pass, key, unrecorded)) ?? lookAgain;
  const present = subject.placement.posts[key];
  if (withdrawn) return present === undefined ? undefined : callOff(pass, key, present.message);
  // The platform does not accept events that have started.
  if (present?.revision === revision || calendarEvent.startsAt <= tools.now()) return undefined;
  return present === undefined
    ? announce(pass, announced)
    : change(pass, announced, present.message);
}

async function announce(pass: Pass, announced: Announced): Promise<Attempt> {
  const { subject, tools } = pass;
  const done = await tools.chat.announce(subject.community, announced.calendarEvent, subject.since);
  return done.ok
    ? place(pass, announced.key, placed(pass, announced, done.value))
    : retryAfter(done.error, subject.community, subject);
}

async function change(pass: Pass, announced: Announced, id: string): Promise<Attempt> {
  const { subject, tools } = pass;
  const done = await tools.chat.reannounce(subject.community, id, announced.calendarEvent);
  if (done.ok) return place(pass, announced.key, placed(pass, announced, id));
  if (done.error.kind !== 'gone') return retryAfter(done.error, subject.community, subject);
  // Somebody removed it from the calendar by hand: changing it puts it back.
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

function placed(
  { subject }: Pass,
  { key, revision, calendarEvent: { channel } }: Announced,
  message: string,
): Placing {
  const event = { type: 'post.placed' as const, key, channel, message, revision };
  return { event, seen: spotOf(subject.placement, key) };
}
