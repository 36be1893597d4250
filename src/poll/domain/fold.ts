import { type PollOption, type Ballot, stances, type PollState, type PollEvent } from './state.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import type { PersonId } from '../../kernel/people.ts';
import { foldPlacement } from '../../kernel/placement.ts';

/**
 * Folds an event into the given state, which it owns and mutates. Counts are updated ballot by
 * so a vote costs the same with ten voters as with ten thousand.
 */
export function evolvePoll(state: PollState, event: PollEvent): PollState {
  switch (event.type) {
    case 'poll.kept':
      return event.state;
    case 'ballots.kept':
      Object.assign(state.ballots, event.ballots);
      break;
    case 'poll.created':
      foldCreated(state, event);
      break;
    case 'poll.revised':
      foldRevised(state, event);
      break;
    case 'poll.opened':
      foldOpened(state, event.at);
      break;
    case 'option.added':
      foldAdded(state, event.option);
      break;
    case 'option.reworded':
      foldReworded(state, event.option);
      break;
    case 'poll.scheduled':
      foldScheduled(state, event.closesAt);
      break;
    case 'ballot.cast':
      foldCast(state, event);
      break;
    case 'ballot.withdrawn':
      withdrawBallot(state, event.voter);
      break;
    case 'poll.closed':
      foldClosed(state, event);
      break;
    case 'poll.seen':
      foldSeen(state, event.at);
      break;
    case 'poll.quietAsked':
      state.quietAskedAt = event.at;
      break;
    case 'post.begun':
    case 'post.placed':
    case 'post.removed':
    case 'thread.opened':
    case 'thread.lost':
      foldPlacement(state.placement, event);
      break;
  }
  return state;
}

function foldSeen(state: PollState, at: number): void {
  state.seenAt = at;
  delete state.quietAskedAt;
}

function foldClosed(
  state: PollState,
  { at, withWorkshop, channelGone }: Extract<PollEvent, { type: 'poll.closed' }>,
): void {
  state.status = 'closed';
  state.closedAt = at;
  state.closedWithWorkshop = withWorkshop;
  if (channelGone === true) state.channelGone = true;
}

const noCount = () => ({ yes: 0, ifNeedBe: 0, no: 0 });

function foldCreated(state: PollState, event: Extract<PollEvent, { type: 'poll.created' }>): void {
  const { type: _type, by, ...setUp } = event;
  state.status = 'draft';
  state.setUp = { ...setUp, options: [...setUp.options] };
  state.createdBy = by;
  for (const { id } of setUp.options) state.counts[id] = noCount();
}

/** Nobody has voted yet: reset the counts for the new options. */
function foldRevised(state: PollState, event: Extract<PollEvent, { type: 'poll.revised' }>): void {
  if (state.setUp === null) return;
  // Looked at anew: somebody is at work on it.
  delete state.seenAt;
  const { type: _type, ...revised } = event;
  const { closesAt: _former, ...kept } = state.setUp;
  state.setUp = { ...kept, ...revised, options: [...revised.options] };
  state.counts = Object.fromEntries(revised.options.map(({ id }) => [id, noCount()]));
}

function foldOpened(state: PollState, at: number): void {
  state.status = 'open';
  state.openedAt = at;
}

function foldAdded(state: PollState, option: PollOption): void {
  state.setUp?.options.push(option);
  state.added.push(option.id);
  state.counts[option.id] = noCount();
}

function foldReworded(state: PollState, reworded: PollOption): void {
  const options = state.setUp?.options ?? [];
  const index = options.findIndex(({ id }) => id === reworded.id);
  if (index !== -1) options[index] = reworded;
  state.wording += 1;
}

function foldScheduled(state: PollState, closesAt: number | undefined): void {
  if (state.setUp === null) return;
  delete state.setUp.closesAt;
  if (closesAt !== undefined) state.setUp.closesAt = closesAt;
}

/** People who change their vote keep their row in the table. */
function foldCast(state: PollState, event: Extract<PollEvent, { type: 'ballot.cast' }>): void {
  const { type: _type, voter, ...cast } = event;
  const former = entryOf(state.ballots, voter);
  if (former === undefined) state.voters += 1;
  else count(state, former, -1);
  state.ballots[voter] = cast;
  count(state, cast, 1);
}

/** As if it had never been cast. */
export function withdrawBallot(state: PollState, voter: PersonId): void {
  const former = entryOf(state.ballots, voter);
  if (former === undefined) return;
  delete state.ballots[voter];
  state.voters -= 1;
  count(state, former, -1);
}

function count(state: PollState, cast: Ballot, by: 1 | -1): void {
  for (const stance of stances) {
    for (const id of cast[stance]) {
      const counts = entryOf(state.counts, id);
      if (counts !== undefined) counts[stance] += by;
    }
  }
}
