import { action } from '../../kernel/view/action.ts';

export const goRoundActions = {
  introduceOpen: action('introduce.open', ['workshop']),
  introduceSend: action('introduce.send', ['workshop']),
  stickGive: action('stick.give', ['workshop']),
  stickSkip: action('stick.skip', ['workshop']),
} as const;
