import type { Failure } from '../../kernel/failure.ts';
import type { Actor, Person } from '../../kernel/people.ts';
import type { AppContext, Place } from '../context.ts';
import type { Quota } from './quota.ts';

/** What the platform says somebody may do in one channel, at this very moment. */
export interface ChannelRights {
  readonly sees: boolean;
  readonly managesEvents: boolean;
}

/** What the platform says of who asks, before the community's own rules are applied. */
export interface Who extends Person {
  readonly roles: readonly string[];
  /** The right to manage events on the whole server, whatever a channel says. */
  readonly managesEvents: boolean;
  readonly administers: boolean;
  /** A language tag such as `fr` or `en-US`. */
  readonly language: string;
  /** Undefined for what is not a channel of this community, or is one no more. */
  rightsIn(channel: string): ChannelRights | undefined;
}

/** Somebody asks something, from somewhere. */
export interface Visit {
  readonly app: AppContext;
  readonly who: Who;
  readonly place: Place;
  /** The request's own name: delivered twice, it has it twice. */
  readonly request: string;
  readonly facilitatorRole: string | undefined;
  /** How much each person may write; as much as they wish where there is none. */
  readonly quota: Quota | undefined;
}

/**
 * What each kind of subject is once it is open. Open: each room adds the kinds that it opens. States
 * are living ones: use them before an `await`.
 */
export interface Subjects {
  readonly channel: { readonly place: Place };
}

export type SubjectKind = keyof Subjects;

/**
 * What somebody may have to be, of what was opened. Open: each room adds the roles that it knows.
 * Rights are those of the subject's own channel, at this very moment: a role that was taken away takes
 * with it all that it gave.
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

/** What somebody is to a subject; asked only of what a rule asks for, since it may need a look. */
export type Standing = Readonly<Partial<Record<Role, () => boolean | Promise<boolean>>>>;

interface Terms {
  readonly visit: Visit;
  readonly by: Actor;
  readonly standing: Standing;
  /** Why not, where the plain refusal of a role says less than is known here. */
  readonly refusals?: Readonly<Partial<Record<Role, Failure>>>;
}

/**
 * A subject, open for one person from one place. Only openers make one, and use cases take nothing
 * else: who holds one has been let in.
 */
export class Admitted<T> {
  readonly value: T;
  /** Who acts, with the rights they have in the subject's own channel. */
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

  /** Why somebody who does not hold that role may not, where more is known than the role's name. */
  refusal(role: Role): Failure | undefined {
    return this.#terms.refusals?.[role];
  }

  /** For openers alone. */
  static admit<T>(value: T, terms: Terms): Admitted<T> {
    return new Admitted(value, terms);
  }

  /** For use cases alone: commands and handlers never see the app behind a subject. */
  static visitOf(admitted: Admitted<unknown>): Visit {
    return admitted.#terms.visit;
  }
}

export type AdmittedTo<Kind extends SubjectKind> = Admitted<Subjects[Kind]>;
