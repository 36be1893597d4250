import { dueForQuiet, quietEnd, type Quiet } from '../../kernel/hours/quiet.ts';
import type { PollEvent, PollState } from './state.ts';

/** How long a poll lasts that nobody closes. Those with a closing time, or a workshop, end with it. */

/** When somebody last did something with it, as far as is known; undefined if nothing tells. */
export function heardInPoll({ seenAt, openedAt, ballots }: PollState): number | undefined {
  let heardAt = Math.max(seenAt ?? 0, openedAt ?? 0);
  for (const { at } of Object.values(ballots)) heardAt = Math.max(heardAt, at);
  return heardAt === 0 ? undefined : heardAt;
}

function quietOf(poll: PollState): Quiet | undefined {
  const { status, setUp, quietAskedAt: askedAt } = poll;
  if (status !== 'open' || setUp?.closesAt !== undefined || setUp?.workshop !== undefined) return;
  const heardAt = heardInPoll(poll);
  return heardAt === undefined ? undefined : { heardAt, askedAt };
}

/** When it closes by itself unless somebody votes; undefined while nobody was asked about it. */
export function quietEndOf(poll: PollState): number | undefined {
  const quiet = quietOf(poll);
  if (quiet?.askedAt === undefined || quiet.heardAt > quiet.askedAt) return undefined;
  return quietEnd(quiet.heardAt, quiet.askedAt);
}

/** What Palabre decides by itself about a poll in which nothing happens. */
export function decidePollQuiet(poll: PollState, now: number): PollEvent[] {
  // Nothing says when it was made: the time counts from the first look.
  if (poll.status === 'draft' && poll.seenAt === undefined) return [{ type: 'poll.seen', at: now }];
  const quiet = quietOf(poll);
  switch (quiet === undefined ? 'nothing' : dueForQuiet(quiet, now)) {
    case 'nothing':
      return [];
    case 'ask':
      return [{ type: 'poll.quietAsked', at: now }];
    case 'takeBack':
      return [{ type: 'poll.seen', at: quiet?.heardAt ?? now }];
    case 'end':
      return [{ type: 'poll.closed', at: now, withWorkshop: false }];
  }
}
