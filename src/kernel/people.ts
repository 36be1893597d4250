import { z } from 'zod';

/**
 * A person as the platform identifies them: an opaque id. `__proto__` is rejected, because a plain
 * object cannot keep anything under that key.
 */
export const personId = z.string().refine(isPersonId);
export type PersonId = z.infer<typeof personId>;

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** Bots can neither hold the talking stick nor speak. */
  readonly bot?: boolean;
}

/**
 * True for somebody who can act, speak and be named in an event: not a bot, and with a valid id.
 */
export function isHuman(person: Person): boolean {
  return person.bot !== true && isPersonId(person.id);
}

function isPersonId(id: string): boolean {
  return id !== '' && id !== '__proto__';
}

/** Who acts, and what the platform says about their rights at the moment they do. */
export interface Actor extends Person {
  /** Holds the community's facilitator role or the platform's right to manage events here. */
  readonly moderates: boolean;
  /** Manages the whole community on the platform. */
  readonly administers?: boolean;
  /** The platform's id for what they just did: if delivered twice, it counts once. */
  readonly request?: string;
}

/**
 * What a pure decision cannot find out by itself: the time (milliseconds since 1970), who acts, and
 * fresh ids.
 */
export interface Context {
  readonly now: number;
  readonly by: Actor;
  readonly newId: () => string;
}

/** Stands in for a person whom Palabre has forgotten. No platform gives anybody this id. */
export const nobody: PersonId = 'nobody';
