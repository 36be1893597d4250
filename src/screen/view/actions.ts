import { action } from '../../kernel/view/action.ts';

export const screenActions = {
  close: action('screen.close', ['workshop']),
} as const;
