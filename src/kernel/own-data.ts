import type { PersonId } from './people.ts';
import type { Localized } from './text.ts';

/** The kinds of things that are kept of a person. Open: each room adds its own, and the compiler then asks for their words. */
export interface HeldKinds {}
export type HeldKind = keyof HeldKinds;

type Value = string | number | boolean | readonly string[] | Readonly<Record<string, string>>;

/** One thing that is kept of a person. */
export interface Held {
  readonly kind: HeldKind;
  /** In milliseconds since 1970, if it is known. */
  readonly at?: number;
  /** The channel it was given in, if there is one. */
  readonly channel?: string;
  /** A title that people know it by: of a workshop, a poll's question, an ISO week. */
  readonly of?: string;
  /** They changed it or took it back since; only the records still have it. */
  readonly former?: true;
  /** The person's own words and choices, by field; empty if there is no more than the fact. */
  readonly content: Readonly<Record<string, Value>>;
  /**
   * What people call the ids in it: the value of a field by the field's name (`board`), an inner field by
   * both names (`answers/needs`).
   */
  readonly called?: Readonly<Record<string, Localized>>;
}

/** What a kind of stream keeps of people, and how it forgets one. */
export interface OwnData<State> {
  /** Everything the state keeps of the person. */
  held(state: Readonly<State>, person: PersonId): readonly Held[];
  /**
   * The state without the person: neither their id, their name nor their words are in it. It may
   * change the given state. What is posted from it is marked to be shown again, and a summary that
   * was published says that it was updated then, in milliseconds since 1970.
   */
  forget(state: State, person: PersonId, at: number): State;
}
