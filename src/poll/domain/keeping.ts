import type { PollEvent, PollState } from './state.ts';

/** The most ballots that one event keeps: what one event holds is read and written in one go. */
const ballotsAtOnce = 500;

/** The state alone, as the events of a rewritten stream: the first has all but the later ballots. */
export function* keptPoll({ ballots, ...rest }: Readonly<PollState>): Generator<PollEvent, void> {
  const all = Object.entries(ballots);
  const part = (from: number) => Object.fromEntries(all.slice(from, from + ballotsAtOnce));
  yield { type: 'poll.kept', state: { ...rest, ballots: part(0) } };
  for (let from = ballotsAtOnce; from < all.length; from += ballotsAtOnce)
    yield { type: 'ballots.kept', ballots: part(from) };
}
