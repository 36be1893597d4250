import { action } from './action.ts';

/** Everything a button, a list or a form can ask for. Handlers live with the commands. */
export const actions = {
  join: action('join', ['workshop']),
  status: action('status', ['workshop']),
  help: action('help'),

  contributeMenu: action('contribute.menu', ['workshop']),
  contributeOpen: action('contribute.open', ['workshop', 'board', 'form']),
  contributeSend: action('contribute.send', ['workshop', 'board', 'form']),
  mine: action('mine', ['workshop']),
  mineChoose: action('mine.choose', ['workshop']),
  moderateChoose: action('moderate.choose', ['workshop']),
  contributionRead: action('contribution.read', ['workshop', 'contribution']),
  contributionEdit: action('contribution.edit', ['workshop', 'contribution']),
  contributionSave: action('contribution.save', ['workshop', 'contribution']),
  contributionWithdraw: action('contribution.withdraw', ['workshop', 'contribution']),

  introduceOpen: action('introduce.open', ['workshop']),
  introduceSend: action('introduce.send', ['workshop']),
  stickGive: action('stick.give', ['workshop']),
  stickSkip: action('stick.skip', ['workshop']),

  next: action('agenda.next', ['workshop', 'step']),
  skipOptional: action('agenda.skip', ['workshop', 'step']),
  back: action('agenda.back', ['workshop', 'step']),
  extend: action('time.extend', ['workshop']),
  pause: action('time.pause', ['workshop']),
  resume: action('time.resume', ['workshop']),
  handOverOpen: action('handover.open', ['workshop']),
  handOverSend: action('handover.send', ['workshop']),
  endAsk: action('end.ask', ['workshop']),
  endConfirm: action('end.confirm', ['workshop']),
  pillarOpen: action('pillar.open', ['workshop', 'pillar']),
  exerciseStart: action('exercise.start', ['workshop', 'exercise']),

  pollCreateSend: action('poll.create'),
  pollOpen: action('poll.open', ['poll']),
  pollVote: action('poll.vote', ['poll']),
  pollSend: action('poll.send', ['poll']),
  pollWithdraw: action('poll.withdraw', ['poll']),

  settingsEdit: action('settings.edit'),
  settingsSend: action('settings.send'),
  draftReopen: action('draft.reopen', ['draft']),
} as const;
