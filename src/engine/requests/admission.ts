import type { Failure } from '../../kernel/failure.ts';
import type { Actor, Person } from '../../kernel/people.ts';
import type { AppContext, Place } from '../context.ts';
import type { Quota } from './quota.ts';

/** What the platform allows somebody in one channel, at this moment. */
export interface ChannelRights {
  readonly sees: boolean;
  readonly managesEvents: boolean;
}

/** What the platform says about the asker, before the community's own rules apply. */
export interface Who extends Person {
  readonly roles: readonly string[];
  /** The right to manage events on the whole server; a channel may differ. */
  readonly managesEvents: boolean;
  readonly administers: boolean;
  /** A language tag such as `fr` or `en-US`. */
  readonly language: string;
  /** Undefined for anything that is not, or no longer, a channel of this community. */
  rightsIn(channel: string): ChannelRights | undefined;
}

/** Who makes a request, and from where. */
export interface Visit {
  readonly app: AppContext;
  readonly who: Who;
  readonly place: Place;
  /** The request's own id: the same when it is delivered twice. */
  readonly request: string;
  readonly facilitatorRole: string | undefined;
  /** How much each person may write; unlimited if undefined. */
  readonly quota: Quota | undefined;
}

/**
 * The value of each kind of subject once it is open. Open: each room adds the kinds that it opens.
 * States are live objects: use them before an `await`.
 */
export interface Subjects {
  readonly channel: { readonly place: Place };
}

export type SubjectKind = keyof Subjects;

/**
 * The roles a rule may require on the opened subject. Open: each room adds the roles that it knows.
 * Rights are those in the subject's own channel at this moment: losing a role loses everything it
 * gave.
 */
export interface Roles {
  /** Sees the channel. */
  readonly member: true;
  /** Holds the facilitator role, or the platform's right to manage events there. */
  readonly starter: true;
  /** A `starter` on the whole server. */
  readonly organizer: true;
  /** Manages the server. */
  readonly administrator: true;
}

export type Role = keyof Roles;

/**
 * The roles somebody has on a subject; checked only when a rule requires one, since it may need a
 * look-up.
 */
export type Standing = Readonly<Partial<Record<Role, () => boolean | Promise<boolean>>>>;

interface Terms {
  readonly visit: Visit;
  readonly by: Actor;
  readonly standing: Standing;
  /** Why somebody lacks a role, where more is known than the role's plain refusal says. */
  readonly refusals?: Readonly<Partial<Record<Role, Failure>>>;
}

/**
 * A subject, open for one person from one place. Only openers create one, and use cases accept
 * nothing else: holding one proves that the person was let in.
 */
export class Admitted<T> {
  readonly value: T;
  /** The actor, with their rights in the subject's own channel. */
  readonly by: Actor;
  readonly #terms: Terms;

  private constructor(value: T, terms: Terms) {
    this.value = value;
    this.by = terms.by;
    this.#terms = terms;
  }

  async holds(role: Role): Promise<boolean> {
    const { standing, visit } = this.#terms;
    if (role === 'member') return true;
    if (role === 'administrator') return visit.who.administers;
    return (await standing[role]?.()) ?? false;
  }

  /** Why somebody without that role is refused, where more is known than the role's name. */
  refusal(role: Role): Failure | undefined {
    return this.#terms.refusals?.[role];
  }

  /** For openers only. */
  static admit<T>(value: T, terms: Terms): Admitted<T> {
    return new Admitted(value, terms);
  }

  /** For use cases only: commands and handlers never see the app behind a subject. */
  static visitOf(admitted: Admitted<unknown>): Visit {
    return admitted.#terms.visit;
  }
}

export type AdmittedTo<Kind extends SubjectKind> = Admitted<Subjects[Kind]>;
