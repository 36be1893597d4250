import { action } from '../../kernel/view/action.ts';

export const boardActions = {
  contributeMenu: action('contribute.menu', ['workshop']),
  contributeOpen: action('contribute.open', ['workshop', 'board', 'form']),
  contributeSend: action('contribute.send', ['workshop', 'board', 'form']),
  contributeOn: action('contribute.on', ['workshop', 'board']),
  /** From somebody's contribution, about the same. */
  addTo: action('contribution.add', ['workshop', 'contribution']),
  mine: action('mine', ['workshop']),
  mineChoose: action('mine.choose', ['workshop']),
  moderateChoose: action('moderate.choose', ['workshop']),
  contributionRead: action('contribution.read', ['workshop', 'contribution']),
  contributionEdit: action('contribution.edit', ['workshop', 'contribution']),
  contributionSave: action('contribution.save', ['workshop', 'contribution']),
  /** Asks first: it cannot be undone. */
  withdrawAsk: action('contribution.withdraw.ask', ['workshop', 'contribution']),
  withdrawNot: action('contribution.withdraw.not', ['workshop', 'contribution']),
  contributionWithdraw: action('contribution.withdraw', ['workshop', 'contribution']),
  withdrawAllAsk: action('contribution.all.ask', ['workshop', 'contribution']),
  withdrawAll: action('contribution.all', ['workshop', 'contribution']),
  ideaMark: action('idea.mark', ['workshop', 'contribution']),
  ideaUnmark: action('idea.unmark', ['workshop', 'contribution']),
} as const;
