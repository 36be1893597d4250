import { on, type Permissions } from '../engine/requests/rule.ts';

export const recapPermissions = {
  'recap schedule': on('community', 'organizer'),
  'recap schedule/time': on('community', 'organizer'),
  'recap schedule/timezone': on('community', 'organizer'),
  'recap now': on('community', 'organizer'),
  'recap off': on('community', 'organizer'),
  'recap status': on('community', 'organizer'),

  'recap.answer': on('recap', 'member'),
  'recap.answered': on('recap', 'member'),
} as const satisfies Permissions;
