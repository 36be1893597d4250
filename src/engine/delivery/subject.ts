import type { Placement, PlacementEvent, Spot } from '../../kernel/placement.ts';
import type { Result } from '../../kernel/result.ts';
import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import type { Surfaces } from '../../kernel/view/surfaces.ts';
import type { View } from '../../kernel/view/view.ts';
import type { CalendarEvent } from '../ports.ts';
import type { StoreDown } from '../streams/stream-kind.ts';

/** The kinds of subjects, with the ids that identify one. Open: each room adds its own. */
// oxlint-disable-next-line typescript/no-empty-object-type typescript/no-empty-interface
export interface SubjectKinds {}

export type SubjectKindName = keyof SubjectKinds;

/** Something whose state says what the chat must show. */
export type SubjectRef<K extends SubjectKindName = SubjectKindName> = {
  readonly [Kind in K]: { readonly kind: Kind } & SubjectKinds[Kind];
}[K];

/**
 * How much of a subject changed: anything, or only figures on its card, which may wait for the
 * card's next edit.
 */
export type Extent = 'anything' | 'figures';

/** A name unique to the subject. */
export function subjectKey({ kind, ...ids }: SubjectRef): string {
  const named = Object.entries(ids).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [kind, ...named.map(([, id]) => encodeURIComponent(id))].join('/');
}

/**
 * An event that must be on the calendar, at that revision, or, if `withdrawn`, be removed from it.
 * Recorded like a message, under its key.
 */
export interface Announced {
  readonly key: string;
  readonly revision: string;
  readonly calendarEvent: CalendarEvent;
  readonly withdrawn: boolean;
}

/** What earlier passes found out about the platform, for the views that mention it. */
export interface Known {
  readonly problems: readonly DeliveryProblem[];
  /** False if the platform does not let Palabre open private threads. */
  readonly privateThreads: boolean;
}

/** What must be shown of a subject at one moment. */
export interface Showing {
  readonly community: string;
  readonly channel: string;
  /** Nothing of it was posted before this, in milliseconds since 1970. */
  readonly since: number;
  readonly placement: Readonly<Placement>;
  /** Undefined while it is unknown what must be shown: everything stays as it is. */
  readonly surfaces: Surfaces | undefined;
  /** Its events on the platform's calendar. */
  readonly announced?: Announced;
  /** When it changes by itself, in milliseconds since 1970. */
  readonly nextAt: number | undefined;
}

export type NotRecorded = StoreDown | { readonly kind: 'erased' | 'outdated' };

/** What now exists, and what was known when that was decided. */
export interface Placing {
  readonly event: PlacementEvent;
  readonly seen: Spot;
}

/**
 * The term for which this process looks after a community: a signal that aborts when the term ends.
 * Undefined while another process handles it.
 */
export type TermOf = (community: string) => AbortSignal | undefined;

/** A subject as it was read, and what can be done with it. */
export interface Subject extends Showing {
  /** Its name, which no other subject has. */
  readonly id: string;
  /** The term in which it was read; undefined where there is only this process. */
  readonly term?: AbortSignal | undefined;
  /** False once another process may show it: then nothing is asked of the platform. */
  readonly isOurs?: () => boolean;
  /** Records what now exists, unless that was decided on something that has changed since. */
  record(placing: Placing): Promise<Result<unknown, NotRecorded>>;
  /** Adds to a slow post what takes long to make; its files may total at most `fileBytes` bytes. */
  readonly complete?: (view: View, fileBytes: number) => Promise<View>;
  /** Called whenever the problem that keeps it from being shown changes; for kinds that record it. */
  readonly noteProblems?: (
    problems: readonly DeliveryProblem[],
  ) => Promise<Result<unknown, NotRecorded>>;
}

/** What the engine must know of a kind of subjects. `State` is what all views are made from. */
export interface SubjectKind<Ref extends SubjectRef, State> {
  /** Its recorded state; undefined if there is nothing to show. Never records anything. */
  read(ref: Ref): Promise<Result<State | undefined, StoreDown>>;
  /**
   * Decides what is due because time passed or because a crash interrupted something. True if
   * something was recorded: it is then read again.
   */
  readonly catchUp?: (ref: Ref, state: State) => Promise<Result<boolean, StoreDown>>;
  /** Undefined if there is nothing left to show. Pure; `now` is in milliseconds since 1970. */
  show(state: State, known: Known, now: number): Showing | undefined;
  record(ref: Ref, placing: Placing): Promise<Result<unknown, NotRecorded>>;
  readonly complete?: (state: State, view: View, fileBytes: number) => Promise<View>;
  readonly noteProblems?: (
    ref: Ref,
    problems: readonly DeliveryProblem[],
  ) => Promise<Result<unknown, NotRecorded>>;
  /** How many are looked at in parallel, for kinds of which thousands are due in the same minute. */
  readonly width?: number;
}

/** A kind with its state hidden, as the reconciler needs it. */
export interface Kind<Ref> {
  readonly width: number | undefined;
  /** Undefined too for a community that has no term: another process shows it. */
  load(
    ref: Ref,
    known: Known,
    now: () => number,
    termOf: TermOf | undefined,
  ): Promise<Result<Subject | undefined, StoreDown>>;
}

/** All kinds: the compiler requires every one that a room declares. */
export type Kinds = { readonly [K in SubjectKindName]: Kind<SubjectRef<K>> };
