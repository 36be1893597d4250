import type { Role, SubjectKind } from './admission.ts';

/** What is opened for somebody before anything else happens, and what they must be of it. */
export interface Rule {
  readonly subject: SubjectKind;
  readonly who: Role;
}

/**
 * Who may do what, as data: a line for each command by its path, its suggestions by path and option,
 * each message command and each action by its name. Each room owns the lines of what it does.
 */
export type Permissions = Readonly<Record<string, Rule>>;

/** One line: on what, and who may. */
export const on = <const Kind extends SubjectKind, const Who extends Role>(
  subject: Kind,
  who: Who,
) => ({ subject, who });
