import { on, type Permissions } from '../engine/requests/rule.ts';

export const pollPermissions = {
  'poll create': on('pollPlace', 'pollFacilitator'),
  'poll create/model': on('pollPlace', 'pollFacilitator'),
  'poll open': on('poll', 'pollFacilitator'),
  'poll open/poll': on('pollPlace', 'pollFacilitator'),
  'poll close': on('poll', 'pollFacilitator'),
  'poll close/poll': on('pollPlace', 'pollFacilitator'),
  'poll results': on('poll', 'member'),
  'poll results/poll': on('pollPlace', 'member'),
  'poll export': on('poll', 'pollFacilitator'),
  'poll export/poll': on('pollPlace', 'pollFacilitator'),
  'poll import': on('pollPlace', 'pollFacilitator'),

  'poll.create': on('pollPlace', 'pollFacilitator'),
  'poll.revise': on('poll', 'pollFacilitator'),
  'poll.revised': on('poll', 'pollFacilitator'),
  'poll.open': on('poll', 'pollFacilitator'),
  'poll.manage': on('poll', 'pollFacilitator'),
  'poll.change': on('poll', 'pollFacilitator'),
  'poll.changed': on('poll', 'pollFacilitator'),
  'poll.close.ask': on('poll', 'pollFacilitator'),
  'poll.close': on('poll', 'pollFacilitator'),
  'poll.table': on('poll', 'member'),
  'poll.vote': on('poll', 'member'),
  'poll.send': on('poll', 'member'),
  'poll.withdraw': on('poll', 'member'),
} as const satisfies Permissions;
