import { draftPermissions } from '../engine/requests/reopen-draft.ts';
import { communityPermissions } from '../community/permissions.ts';
import { planPermissions } from '../plan/permissions.ts';
import { pollPermissions } from '../poll/permissions.ts';
import { recapPermissions } from '../recap/permissions.ts';
import { summaryPermissions } from '../summary/permissions.ts';
import { workshopPermissions } from '../workshop/permissions.ts';

/**
 * Who may do what, whole: the lines of every room. `docs/permissions.md` is written from it, and a test
 * tries each cell.
 */

/** Each room's own; no two have a line of the same name. */
export const tables = [
  workshopPermissions,
  planPermissions,
  pollPermissions,
  summaryPermissions,
  recapPermissions,
  communityPermissions,
  draftPermissions,
];

export const permissions = {
  ...workshopPermissions,
  ...planPermissions,
  ...pollPermissions,
  ...summaryPermissions,
  ...recapPermissions,
  ...communityPermissions,
  ...draftPermissions,
} as const;

export type Entry = keyof typeof permissions;

/** A name that came from outside. */
export function isEntry(name: string): name is Entry {
  return Object.hasOwn(permissions, name);
}
