import type { Role, SubjectKind } from './admission.ts';

/** The subject to open for somebody, and the role they must have on it. */
export interface Rule {
  readonly subject: SubjectKind;
  readonly who: Role;
}

/**
 * Who may do what, as data: a line for each command by its path, its suggestions by path and option,
 * each message command and each action by its name. Each room owns the lines of what it does.
 */
export type Permissions = Readonly<Record<string, Rule>>;

/** One line: the subject, and who may. */
export const on = <const Kind extends SubjectKind, const Who extends Role>(
  subject: Kind,
  who: Who,
) => ({ subject, who });
