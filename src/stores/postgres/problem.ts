import { Unknown } from '../reader.ts';
import { Unreadable } from '../unreadable.ts';

/** `database`: its name and where it is, never its address, which may contain a password. */
export type DatabaseProblem = { readonly database: string } & (
  | { readonly kind: 'databaseAway' | 'databaseDamaged'; readonly problem: string }
  /** Another process or command holds it. */
  | { readonly kind: 'databaseHeld' }
  /** It may lose what it acknowledged, because of this setting of the server. */
  | { readonly kind: 'databaseUnsafe'; readonly setting: string }
  /** `least`: the earliest major version that will do. */
  | { readonly kind: 'databaseOld'; readonly version: string; readonly least: number }
  /** A later version made its tables, or wrote what this one does not know; nothing was changed. */
  | { readonly kind: 'databaseNewer' }
);

type Told<Problem> = Problem extends unknown ? Omit<Problem, 'database'> : never;

/** Why a database cannot be used for a store. */
export class Unfit extends Error {
  readonly why: Told<DatabaseProblem>;

  constructor(why: Told<DatabaseProblem>) {
    super(why.kind);
    this.why = why;
  }
}

export function problemOf(error: unknown, database: string): DatabaseProblem {
  if (error instanceof Unfit) return { ...error.why, database };
  if (error instanceof Unknown) return { kind: 'databaseNewer', database };
  const problem = told(error);
  const damaged = error instanceof Unreadable;
  return { kind: damaged ? 'databaseDamaged' : 'databaseAway', database, problem };
}

/** If several addresses refuse, Node gives only the list of their errors. */
function told(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(told).join('; ');
  return error instanceof Error ? error.message : String(error);
}
