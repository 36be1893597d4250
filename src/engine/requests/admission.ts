import type { CommunityState } from '../../community/domain/community.ts';
import type { Contribution } from '../../board/domain/board.ts';
import type { Failure } from '../../kernel/failure.ts';
import type { Actor, Person } from '../../kernel/people.ts';
import type { Plan } from '../../plan/domain/plan.ts';
import type { PollState } from '../../poll/domain/state.ts';
import type { OpenedWorkshop } from '../../workshop/domain/state.ts';
import type { AppContext, Place } from '../context.ts';
import type { Role, SubjectKind } from '../../program/permissions.ts';
import type { Quota } from './quotas.ts';

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

export interface HasWorkshop {
  readonly workshop: OpenedWorkshop;
}

/** What each kind of subject is once it is open. States are living ones: use them before an `await`. */
export interface Subjects {
  readonly channel: { readonly place: Place };
  readonly community: { readonly community: Readonly<CommunityState> };
  readonly recap: { readonly community: Readonly<CommunityState> };
  readonly workshop: HasWorkshop;
  readonly lastWorkshop: HasWorkshop;
  readonly contribution: HasWorkshop & { readonly entry: Contribution };
  /** The workshop a message belongs to, and the contribution that it shows, if any. */
  readonly pointed: HasWorkshop & { readonly contribution: string | undefined };
  readonly poll: { readonly poll: PollState };
  readonly plan: { readonly plan: Plan };
}

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
 * A subject, open for one person from one place. Only the door makes one, and use cases take nothing
 * else: whoever holds it has been let in.
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

  /** Why somebody who does not hold that role may not. */
  refusal(role: Role): Failure {
    return this.#terms.refusals?.[role] ?? refusals[role];
  }

  /** For the door alone. */
  static admit<T>(value: T, terms: Terms): Admitted<T> {
    return new Admitted(value, terms);
  }

  /** For use cases alone: commands never see the house behind a subject. */
  static visitOf(admitted: Admitted<unknown>): Visit {
    return admitted.#terms.visit;
  }
}

const refusals: Readonly<Record<Role, Failure>> = {
  member: { kind: 'unknownAction' },
  starter: { kind: 'mayNotStart' },
  facilitator: { kind: 'notFacilitator', facilitators: [] },
  pollFacilitator: { kind: 'notPollFacilitator' },
  author: { kind: 'notYourContribution' },
  authorOrFacilitator: { kind: 'notYourContribution' },
  organizer: { kind: 'mayNotRecap' },
  administrator: { kind: 'notAdministrator' },
};

export type AdmittedTo<Kind extends SubjectKind> = Admitted<Subjects[Kind]>;
