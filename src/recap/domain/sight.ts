import type { PollState } from '../../poll/domain/state.ts';
import type { RecapSources } from './content.ts';
import type { RecapOutline } from './outline.ts';
import { echoOf, recapOf, type RecapAnswer, type RecapState } from './state.ts';
import type { OpenedWorkshop } from '../../workshop/domain/state.ts';

/** True for a channel that everybody who reads the recap can read too. */
export type Seen = (channel: string) => boolean;

type Subjects = Pick<RecapSources, 'workshops' | 'earlier' | 'polls'>;

/** The part of what happened that a recap may show. */
export function seenAmong({ workshops, earlier, polls }: Subjects, seen: Seen): Subjects {
  return {
    workshops: workshops.filter(({ opening }) => seen(opening.channel)),
    earlier: earlier.filter(({ opening }) => seen(opening.channel)),
    polls: polls.filter((poll) => seenPoll(poll, seen)),
  };
}

const seenPoll = ({ setUp }: PollState, seen: Seen): boolean =>
  setUp !== null && seen(setUp.channel);

/** What a recap leaves out because its readers could not read it. */
export interface LeftOut {
  /** By their ids. */
  readonly workshops: readonly string[];
  /** How many open votes, not counting those of workshops. */
  readonly polls: number;
}

export function leftOutAmong({ workshops, polls }: Subjects, seen: Seen): LeftOut {
  const hidden = polls.filter((poll) => poll.status === 'open' && !seenPoll(poll, seen));
  return {
    workshops: workshops.filter(({ opening }) => !seen(opening.channel)).map(({ id }) => id),
    polls: hidden.filter(({ setUp }) => setUp?.workshop === undefined).length,
  };
}

/**
 * The answers that a recap may count or quote: those to a recap that its own readers could read,
 * given where they could read it.
 */
export function seenAnswers(
  { recaps, answers }: Pick<RecapState, 'recaps' | 'answers'>,
  seen: Seen,
): RecapAnswer[] {
  return answers.filter(({ week, channel }) => {
    const invitedIn = recapOf({ recaps }, week)?.channel;
    return invitedIn !== undefined && seen(invitedIn) && (channel === undefined || seen(channel));
  });
}

/** What the ids of an outline refer to now. */
export interface Known {
  readonly workshops: ReadonlyMap<string, OpenedWorkshop>;
  readonly polls: ReadonlyMap<string, PollState>;
  readonly recap: Pick<RecapState, 'recaps' | 'answers'>;
}

export interface SeenOutline {
  readonly outline: RecapOutline;
  readonly answers: readonly RecapAnswer[];
  /** Lists what may no longer be shown, always in the same order. */
  readonly hidden: readonly string[];
}

/** What may be shown of an outline now: permissions may have changed since it was chosen. */
export function seenOutline(whole: RecapOutline, known: Known, seen: Seen): SeenOutline {
  const answers = seenAnswers(known.recap, seen);
  const counted = whole.channels?.every(seen) ?? false;
  const ofSeen = ({ workshop }: OfWorkshop): boolean => {
    const channel = known.workshops.get(workshop)?.opening.channel;
    // One that was erased was in one of the counted channels.
    return channel === undefined ? counted : seen(channel);
  };
  const { moved, quotes, unanswered, next, polls, echoes } = whole;
  const outline = {
    ...(counted ? whole : withoutFigures(whole)),
    moved: moved.filter(ofSeen),
    quotes: quotes.filter(ofSeen),
    unanswered: unanswered.filter(ofSeen),
    next: next.filter(ofSeen),
    polls: polls.filter(({ poll: id }) => {
      const poll = known.polls.get(id);
      return poll === undefined || seenPoll(poll, seen);
    }),
    echoes: echoes.filter(
      (echo) =>
        echoOf(known.recap.answers, echo) === undefined || echoOf(answers, echo) !== undefined,
    ),
  };
  const figures = counted || !hasFigures(whole) ? [] : ['figures'];
  return { outline, answers, hidden: [...missing(whole, outline), ...figures] };
}

interface OfWorkshop {
  readonly workshop: string;
}

/** Figures that count several channels together cannot be shown without one of them. */
const withoutFigures = (outline: RecapOutline): RecapOutline => ({
  ...outline,
  voices: 0,
  moreUnanswered: 0,
  weeks: [],
});

const hasFigures = ({ voices, moreUnanswered, weeks }: RecapOutline): boolean =>
  voices + moreUnanswered + weeks.length > 0;

/** What an outline referred to and another, derived from it, does not. */
function missing(whole: RecapOutline, left: RecapOutline): string[] {
  const named = new Set(namesIn(left));
  return [...new Set(namesIn(whole))].filter((name) => !named.has(name));
}

function namesIn({ moved, quotes, unanswered, next, polls }: RecapOutline): string[] {
  const ofWorkshops = [...moved, ...quotes, ...unanswered, ...next];
  return [...ofWorkshops.map(({ workshop }) => workshop), ...polls.map(({ poll }) => poll)];
}
