import { on, type Permissions } from '../engine/requests/rule.ts';

export const planPermissions = {
  'workshop plan': on('channel', 'starter'),
  'workshop plan/when': on('channel', 'member'),
  'workshop plan/template': on('channel', 'member'),
  'plan.send': on('channel', 'starter'),
  'plan.start': on('plan', 'starter'),
  'plan.off': on('plan', 'starter'),
} as const satisfies Permissions;
