import { action } from '../../kernel/view/action.ts';

export const planActions = {
  send: action('plan.send', ['template']),
  start: action('plan.start', ['plan']),
  callOff: action('plan.off', ['plan']),
} as const;
