import { action } from './action.ts';

export const draftActions = {
  reopen: action('draft.reopen', ['draft']),
} as const;
