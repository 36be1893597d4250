import { expect } from 'vitest';
import { lateLimitMs } from '../../../src/recap/domain/due.ts';
import { recapKey, type Recap } from '../../../src/recap/domain/state.ts';
import { momentsAround } from '../../../src/recap/time.ts';
import type { FakeMessage } from '../fake-chat.ts';
import { dayMs, weekOfMessage } from '../recaps.ts';
import { communities, end, stepMs, type Community } from './any-year.ts';
import type { Year } from './year.ts';

/** Each recap was sent exactly once, or skipped because nothing could be sent for a day. */
export async function judgeYear(year: Year): Promise<void> {
  for (const community of communities) judge(year, community);
  await agree(year);
}

const messagesOf = ({ run }: Year, community: Community) =>
  ['1', '2'].flatMap((each) => run.messages(`${community}${each}`));

/** The moments that a schedule had for itself: from when it was set until the next change. */
function ownMoments(year: Year, community: Community) {
  const changes = year.changes.filter((each) => each.who === community);
  return changes.flatMap(({ at: since, schedule }, index) => {
    const until = changes[index + 1]?.at ?? end;
    if (schedule === undefined) return [];
    const all = new Map<number, string>();
    for (let at = since; at < until + 7 * dayMs; at += 7 * dayMs)
      for (const moment of momentsAround(schedule, at)) all.set(moment.at, moment.week);
    return [...all]
      .map(([at, week]) => ({ at, week }))
      .filter(({ at }) => at > since && at + lateLimitMs + stepMs < until);
  });
}

function judge(year: Year, community: Community): void {
  const messages = messagesOf(year, community);
  const weeks = messages.map(weekOfMessage);
  expect(new Set(weeks).size, 'one recap an ISO week').toBe(weeks.length);
  for (const message of messages) expect(isWanted(year, community, message)).toBe(true);
  for (const { at, week } of ownMoments(year, community)) {
    const sent = messages.find((each) => weekOfMessage(each) === week);
    const couldBeSent = year.healthy.some((look) => look >= at && look <= at + lateLimitMs);
    if (couldBeSent)
      expect(sent, `${community} ${week} due ${new Date(at).toISOString()}`).toBeDefined();
  }
}

/** A message is of the schedule, or of the request, that stood when it was posted. */
function isWanted(year: Year, community: Community, message: FakeMessage): boolean {
  const { at: posted, channel } = message;
  const changes = year.changes.filter((each) => each.who === community && each.at <= posted);
  if (changes.some((each) => each.asked === true && posted - each.at <= lateLimitMs)) return true;
  const before = changes.findLast(({ at }) => at < posted);
  // What was changed at that very hour was so just before, or just after.
  const standing = [before, ...changes.filter(({ at }) => at === posted)];
  return standing.some(
    (each) =>
      each?.schedule?.channel === channel &&
      momentsAround(each.schedule, posted).some(
        ({ week, at }) =>
          week === weekOfMessage(message) &&
          at > each.since &&
          posted >= at &&
          posted - at <= lateLimitMs,
      ),
  );
}

const messageOf = ({ placement }: Recap) => placement.posts[recapKey]?.message;

/** Palabre knows of each message, and each was sent when it was due or in the day after. */
async function agree(year: Year): Promise<void> {
  for (const community of communities) {
    const recap = await year.run.recap(community);
    expect(recap.pending).toBeNull();
    for (const each of recap.recaps) {
      const { due } = each;
      const posted = messagesOf(year, community).find(({ id }) => id === messageOf(each));
      expect(posted?.at).toBeGreaterThanOrEqual(due);
      expect(posted?.at).toBeLessThanOrEqual(due + lateLimitMs);
    }
    const known = recap.recaps.map(messageOf);
    const latest = messagesOf(year, community)
      .toSorted((a, b) => a.at - b.at)
      .slice(-known.length || Infinity);
    expect(latest.map(({ id }) => id)).toEqual(known);
  }
}
