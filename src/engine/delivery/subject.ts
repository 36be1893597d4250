import type { Placement, PlacementEvent } from '../../kernel/placement.ts';
import type { Result } from '../../kernel/result.ts';
import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import type { Surfaces } from '../../kernel/view/surfaces.ts';
import type { View } from '../../kernel/view/view.ts';
import type { Gathering } from '../ports.ts';
import type { StoreDown } from '../streams/stream-kind.ts';

/** The kinds of subjects, and the ids that tell one from another. Open: each room adds its own. */
// oxlint-disable-next-line typescript/no-empty-object-type typescript/no-empty-interface
export interface SubjectKinds {}

export type SubjectKindName = keyof SubjectKinds;

/** Something whose state says what the chat must show. */
export type SubjectRef<K extends SubjectKindName = SubjectKindName> = {
  readonly [Kind in K]: { readonly kind: Kind } & SubjectKinds[Kind];
}[K];

/** A name for a subject that no other subject has. */
export function subjectKey({ kind, ...ids }: SubjectRef): string {
  const named = Object.entries(ids).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [kind, ...named.map(([, id]) => encodeURIComponent(id))].join('/');
}

/**
 * A gathering that must be announced, as its revision says, or must be no longer. Placed like a
 * message, under its key.
 */
export interface Announced {
  readonly key: string;
  readonly revision: string;
  readonly gathering: Gathering;
  readonly withdrawn: boolean;
}

/** What earlier passes learnt of the platform, for the views that tell of it. */
export interface Known {
  readonly problems: readonly DeliveryProblem[];
  /** False where the platform does not let Palabre open private threads. */
  readonly privateThreads: boolean;
}

/** What must be shown of a subject, at one moment. */
export interface Showing {
  readonly community: string;
  readonly channel: string;
  /** Nothing of it was posted before, in milliseconds since 1970. */
  readonly since: number;
  readonly placement: Readonly<Placement>;
  /** Undefined while it is not known what must be shown: all stays as it is. */
  readonly surfaces: Surfaces | undefined;
  /** What stands on the platform's calendar. */
  readonly announced?: Announced;
  /** When it shows something else by itself, in milliseconds since 1970. */
  readonly nextAt: number | undefined;
}

export type NotRecorded = StoreDown | { readonly kind: 'erased' };

/** A subject as it was read, and what can be done about it. */
export interface Subject extends Showing {
  /** Its name, which no other subject has. */
  readonly id: string;
  /** Records what now exists. */
  record(event: PlacementEvent): Promise<Result<unknown, NotRecorded>>;
  /** Adds what takes long to make to a slow post; its files must be of `fileBytes` bytes at most together. */
  readonly complete?: (view: View, fileBytes: number) => Promise<View>;
  /** Told each time what keeps it from being shown is not what it was; for kinds that record it. */
  readonly noteProblems?: (
    problems: readonly DeliveryProblem[],
  ) => Promise<Result<unknown, NotRecorded>>;
}

/** What the engine must know of a kind of subjects. `State` is all that it is shown from. */
export interface SubjectKind<Ref extends SubjectRef, State> {
  /** As it is recorded now; undefined where there is nothing to show. Never records anything. */
  read(ref: Ref): Promise<Result<State | undefined, StoreDown>>;
  /**
   * Decides what must be decided because time passed, or because a crash came in between. True where
   * something was recorded, so that it is read again.
   */
  readonly catchUp?: (ref: Ref, state: State) => Promise<Result<boolean, StoreDown>>;
  /** Undefined where there is nothing to show any more. Pure; `now` is in milliseconds since 1970. */
  show(state: State, known: Known, now: number): Showing | undefined;
  record(ref: Ref, event: PlacementEvent): Promise<Result<unknown, NotRecorded>>;
  readonly complete?: (state: State, view: View, fileBytes: number) => Promise<View>;
  readonly noteProblems?: (
    ref: Ref,
    problems: readonly DeliveryProblem[],
  ) => Promise<Result<unknown, NotRecorded>>;
  /** How many are looked at at once, for kinds of which thousands are due in the same minute. */
  readonly width?: number;
}

/** A kind with its state hidden: what the reconciler asks for. */
export interface Kind<Ref> {
  readonly width: number | undefined;
  load(ref: Ref, known: Known, now: () => number): Promise<Result<Subject | undefined, StoreDown>>;
}

/** All of them: the compiler asks for every kind that a room declares. */
export type Kinds = { readonly [K in SubjectKindName]: Kind<SubjectRef<K>> };
