import { z } from 'zod';

/**
 * A person as the platform names them: an opaque id, and the name to write where mentions don't
 * work. `__proto__` is nobody: a plain object can keep nothing under that key.
 */
export const personId = z
  .string()
  .min(1)
  .refine((id) => id !== '__proto__');
export type PersonId = z.infer<typeof personId>;

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** Programs cannot hold the talking stick nor be heard. */
  readonly bot?: boolean;
}

/** True for who can act, be heard and be named in an event: a person, not a program, with an id. */
export function isHuman(person: Person): boolean {
  return person.bot !== true && personId.safeParse(person.id).success;
}

/** Who acts, with what the platform says of their rights at this very click. */
export interface Actor extends Person {
  /** Holds the community's facilitator role or the platform's right to manage events here. */
  readonly moderates: boolean;
  /** Manages the whole community on the platform. */
  readonly administers?: boolean;
  /** The platform's own id of what they did just now: delivered twice, it counts once. */
  readonly request?: string;
}

/** What a pure decision may not find by itself: the hour, in milliseconds since 1970, and new names. */
export interface Context {
  readonly now: number;
  readonly by: Actor;
  readonly newId: () => string;
}
