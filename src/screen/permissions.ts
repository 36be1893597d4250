import { on, type Permissions } from '../engine/requests/rule.ts';

export const screenPermissions = {
  'workshop show': on('workshop', 'facilitator'),
  'screen.close': on('workshop', 'facilitator'),
} as const satisfies Permissions;
