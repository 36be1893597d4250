import type { Failure } from '../../kernel/failure.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Outcome } from '../context.ts';
import { Admitted, type AdmittedTo, type Role, type SubjectKind, type Visit } from './admission.ts';
import { actorIn } from './rights.ts';
import type { Rule } from './rule.ts';

/**
 * What may identify the subject of a request; if nothing does, the subject is that of the place.
 * Open: rooms add theirs.
 */
export interface Names {
  /** A message that somebody selected. */
  readonly message: string;
  /** What somebody chose in a list. */
  readonly chosen: string;
}

export type Named = Readonly<Partial<Names>>;

/**
 * Opens a kind of subject for one person, from one place, with their rights there. Subjects of
 * another community, and those in a channel the person cannot see now, are unknown like those that
 * never existed.
 */
export type Opener<Kind extends SubjectKind> = (
  visit: Visit,
  named: Named,
) => Outcome<AdmittedTo<Kind>>;

export type Openers = { readonly [Kind in SubjectKind]: Opener<Kind> };

/** The only way to a subject: it opens what a line of the table is about, for the people it allows. */
export interface Door {
  enter<R extends Rule>(visit: Visit, rule: R, named: Named): Outcome<AdmittedTo<R['subject']>>;
}

/** `refusals`: why somebody without a role is refused. */
export function createDoor(openers: Openers, refusals: Readonly<Record<Role, Failure>>): Door {
  const open = <Kind extends SubjectKind>(
    kind: Kind,
    visit: Visit,
    named: Named,
  ): Outcome<AdmittedTo<Kind>> => openers[kind](visit, named);
  return {
    async enter<R extends Rule>(visit: Visit, rule: R, named: Named) {
      if (visit.who.bot === true) return err({ kind: 'notAPerson' });
      const opened = await open<R['subject']>(rule.subject, visit, named);
      if (!opened.ok) return opened;
      const { who } = rule;
      if (await opened.value.holds(who)) return opened;
      return err(opened.value.refusal(who) ?? refusals[who]);
    },
  };
}

export function admitChannel(visit: Visit): AdmittedTo<'channel'> {
  const { place } = visit;
  const by = actorIn(visit, place.channel);
  return Admitted.admit({ place }, { visit, by, standing: { starter: () => by.moderates } });
}

export const openChannel: Opener<'channel'> = async (visit) => ok(admitChannel(visit));
