import type { Failure } from '../kernel/failure.ts';
import type { Actor } from '../kernel/people.ts';
import type { Result } from '../kernel/result.ts';
import type { Locale } from '../kernel/text.ts';
import type { Extent, SubjectRef, TermOf } from './delivery/subject.ts';
import type { Measures } from './measures.ts';
import type { Capabilities } from './capabilities.ts';
import type { DeliveryProblem } from '../kernel/delivery-problem.ts';
import type { Examine } from './finding.ts';
import type { Clock, Journal, KeptBeside, Log, NamesIn, NewId, Painter, Sight } from './ports.ts';

/** The streams of each room. Open: a room adds its own, next to its stream kind. */
export interface RoomStreams {}

export interface Defaults {
  readonly locale: Locale;
  readonly timezone: string;
}

/** How long an answer waits to learn whether the chat could show the change, in milliseconds. */
export const answerWithinMs = 1_200;

/** What use cases may know about posting to the chat. */
export interface Delivery {
  /** What prevents posting in a channel or thread, if that is known without asking the platform. */
  problemIn(place: Place): DeliveryProblem | undefined;
  /**
   * Shows the subject, and waits until that is done or `withinMs` milliseconds have passed.
   * Resolves with the problems known by then.
   */
  show(what: SubjectRef, withinMs: number): Promise<readonly DeliveryProblem[]>;
}

/** What every use case may use. Open: a room adds what it needs from outside. */
export interface AppTools {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly painter: Painter;
  readonly sight: Sight;
  readonly namesIn?: NamesIn | undefined;
  readonly keptBeside?: KeptBeside | undefined;
  readonly capabilities: Capabilities;
  readonly defaults: Defaults;
  /** Metrics for the operator. */
  readonly measures?: Pick<Measures, 'recap'> | undefined;
  /** The communities that this process looks after; all of them if omitted. */
  readonly termOf?: TermOf | undefined;
  /** False while another process may already have taken over this one's communities. */
  readonly isSure?: (() => boolean) | undefined;
  readonly isTimezone: (name: string) => boolean;
  /** Called after each change that the chat must show. `extent`: how much of it changed. */
  readonly changed: (what: SubjectRef, extent?: Extent) => void;
  readonly delivery: Delivery;
  /** The findings of the operator's `doctor`, for the administrators of a community. */
  readonly examine?: Examine | undefined;
}

/** Where somebody acts. `channel` is the channel itself, even if they act in one of its threads. */
export interface Place {
  readonly community: string;
  readonly channel: string;
  readonly thread?: string;
}

/** Whether this process looks after a community now. */
export const looksAfter = ({ termOf, isSure }: AppTools, community: string): boolean =>
  termOf === undefined || (isSure?.() !== false && termOf(community) !== undefined);

export type Outcome<T> = Promise<Result<T, Failure>>;

/** Palabre itself, completing in one stream what somebody decided in another. */
export const systemActor: Actor = { id: 'palabre', name: 'Palabre', moderates: true };

/**
 * How one room reacts to what happens in another. Open: a room declares what it announces, and the
 * composition root says who listens.
 */
export interface Reactions {}

/** What every use case works with. */
export interface AppContext {
  readonly tools: AppTools;
  readonly streams: RoomStreams;
  readonly reactions: Reactions;
}
