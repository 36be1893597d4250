import { action } from './action.ts';

export const draftActions = {
  reopen: action('draft.reopen', ['draft']),
  send: action('draft.send', ['draft']),
} as const;
