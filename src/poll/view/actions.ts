import { action } from '../../kernel/view/action.ts';

export const pollActions = {
  createSend: action('poll.create'),
  reviseOpen: action('poll.revise', ['poll']),
  reviseSend: action('poll.revised', ['poll']),
  open: action('poll.open', ['poll']),
  manage: action('poll.manage', ['poll']),
  changeOpen: action('poll.change', ['poll']),
  changeSend: action('poll.changed', ['poll']),
  goOn: action('poll.goOn', ['poll']),
  closeAsk: action('poll.close.ask', ['poll']),
  close: action('poll.close', ['poll']),
  table: action('poll.table', ['poll']),
  page: action('poll.page', ['poll', 'page']),
  vote: action('poll.vote', ['poll']),
  send: action('poll.send', ['poll', 'options', 'wording']),
  yes: action('poll.yes', ['poll', 'at', 'shown']),
  withdraw: action('poll.withdraw', ['poll']),
} as const;
