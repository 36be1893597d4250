import { on, type Permissions } from '../engine/requests/rule.ts';

export const communityPermissions = {
  settings: on('community', 'administrator'),
  'settings/timezone': on('community', 'administrator'),
  'settings.edit': on('community', 'administrator'),
  'settings.leaving': on('community', 'administrator'),
  'settings.examine': on('community', 'administrator'),
  'settings.send': on('community', 'administrator'),
  'attribution.hide': on('channel', 'member'),
  'attribution.show': on('channel', 'member'),
  language: on('channel', 'member'),
} as const satisfies Permissions;
