import { on, type Permissions } from '../engine/requests/rule.ts';

export const ownDataPermissions = {
  'mydata export': on('channel', 'member'),
  'mydata erase': on('channel', 'member'),
  'ownData.erase': on('channel', 'member'),
} as const satisfies Permissions;
