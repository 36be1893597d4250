import { action } from '../../kernel/view/action.ts';

export const goRoundActions = {
  introduceOpen: action('introduce.open', ['workshop']),
  introduceSend: action('introduce.send', ['workshop']),
  withdraw: action('introduce.withdraw', ['workshop']),
  stickGive: action('stick.give', ['workshop']),
  stickSkip: action('stick.skip', ['workshop']),
  stickCalls: action('stick.calls', ['workshop', 'on']),
  passTurn: action('stick.pass', ['workshop']),
  callsOff: action('calls.off'),
  callsOn: action('calls.on'),
} as const;
