import { on, type Permissions } from '../engine/requests/rule.ts';

export const summaryPermissions = {
  'summary preview': on('lastWorkshop', 'facilitator'),
  'summary preview/workshop': on('channel', 'member'),
  'summary post': on('lastWorkshop', 'facilitator'),
  'summary export': on('lastWorkshop', 'facilitator'),
  'summary export/workshop': on('channel', 'member'),
  'add-to-summary': on('pointed', 'facilitator'),

  'summary.preview': on('workshop', 'facilitator'),
  'present.picture': on('workshop', 'facilitator'),
  'summary.post': on('workshop', 'facilitator'),
  'summary.foreword': on('workshop', 'facilitator'),
  'summary.forewordSave': on('workshop', 'facilitator'),
  'summary.ideas': on('workshop', 'facilitator'),
  'summary.board': on('workshop', 'facilitator'),
  'summary.kept': on('workshop', 'facilitator'),
  'idea.mark': on('contribution', 'facilitator'),
  'idea.unmark': on('contribution', 'facilitator'),
} as const satisfies Permissions;
