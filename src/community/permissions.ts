import { on, type Permissions } from '../engine/requests/rule.ts';

export const communityPermissions = {
  settings: on('community', 'administrator'),
  'settings.edit': on('community', 'administrator'),
  'settings.send': on('community', 'administrator'),
  language: on('channel', 'member'),
} as const satisfies Permissions;
