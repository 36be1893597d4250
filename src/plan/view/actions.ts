import { action } from '../../kernel/view/action.ts';

export const planActions = {
  start: action('plan.start', ['plan']),
  callOff: action('plan.off', ['plan']),
} as const;
