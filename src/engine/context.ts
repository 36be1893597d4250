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

/** How long somebody's answer waits to tell whether what they did could be shown, in milliseconds. */
export const answerWithinMs = 1_200;

/** What is known of how things are shown in the chat. */
export interface Delivery {
  /** What keeps messages from a channel or a thread, if that is known without asking the platform. */
  problemIn(place: Place): DeliveryProblem | undefined;
  /**
   * Shows it, and waits until that is done or `withinMs` have passed; returns what is known by then
   * to keep it from being shown.
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
  /** Figures for who runs the program. */
  readonly measures?: Pick<Measures, 'recap'> | undefined;
  /** The communities that this process looks after; all of them when left out. */
  readonly termOf?: TermOf | undefined;
  /** False while another process may have been given what this one looked after, for all it knows. */
  readonly isSure?: (() => boolean) | undefined;
  readonly isTimezone: (name: string) => boolean;
  /** Called after each change that the chat must show. `extent`: how much of it changed. */
  readonly changed: (what: SubjectRef, extent?: Extent) => void;
  readonly delivery: Delivery;
  /** What the operator's doctor tells, for the administrators of a community. */
  readonly examine?: Examine | undefined;
}

/** Where somebody acts: the community, and the channel even if they were in one of its threads. */
export interface Place {
  readonly community: string;
  readonly channel: string;
  readonly thread?: string;
}

/** Whether this process looks after a community now. */
export const looksAfter = ({ termOf, isSure }: AppTools, community: string): boolean =>
  termOf === undefined || (isSure?.() !== false && termOf(community) !== undefined);

export type Outcome<T> = Promise<Result<T, Failure>>;

/** Palabre itself, when it completes in another stream what somebody decided. */
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
