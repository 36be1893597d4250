import { z } from 'zod';

/** A person as the platform names them: an opaque id, and the name to write where mentions don't work. */
export const personId = z.string().min(1);
export type PersonId = z.infer<typeof personId>;

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** Programs cannot hold the talking stick nor be heard. */
  readonly bot?: boolean;
}

/** Who acts, with what the platform says of their rights at this very click. */
export interface Actor extends Person {
  /** Holds the community's facilitator role or the platform's right to manage events here. */
  readonly moderates: boolean;
}

/** What a pure decision may not find by itself: the hour, in milliseconds since 1970, and new names. */
export interface Context {
  readonly now: number;
  readonly by: Actor;
  readonly newId: () => string;
}
