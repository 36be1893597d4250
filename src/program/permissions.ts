import { draftPermissions } from '../engine/requests/reopen-draft.ts';
import { communityPermissions } from '../community/permissions.ts';
import { ownDataPermissions } from '../own-data/permissions.ts';
import { planPermissions } from '../plan/permissions.ts';
import { pollPermissions } from '../poll/permissions.ts';
import { recapPermissions } from '../recap/permissions.ts';
import { screenPermissions } from '../screen/permissions.ts';
import { summaryPermissions } from '../summary/permissions.ts';
import { workshopPermissions } from '../workshop/permissions.ts';

/**
 * The permission table: the lines of every room. `docs/permissions.md` is generated from it, and a
 * test tries each cell.
 */

/** One table per room; no two have a line of the same name. */
export const tables = [
  workshopPermissions,
  planPermissions,
  pollPermissions,
  summaryPermissions,
  screenPermissions,
  recapPermissions,
  communityPermissions,
  ownDataPermissions,
  draftPermissions,
];

export const permissions = {
  ...workshopPermissions,
  ...planPermissions,
  ...pollPermissions,
  ...summaryPermissions,
  ...screenPermissions,
  ...recapPermissions,
  ...communityPermissions,
  ...ownDataPermissions,
  ...draftPermissions,
} as const;

export type Entry = keyof typeof permissions;

/** For names that come from outside. */
export function isEntry(name: string): name is Entry {
  return Object.hasOwn(permissions, name);
}
