import { action } from '../../kernel/view/action.ts';

export const agendaActions = {
  ready: action('ready', ['workshop', 'step']),
  next: action('agenda.next', ['workshop', 'step']),
  skipOptional: action('agenda.skip', ['workshop', 'step']),
  back: action('agenda.back', ['workshop', 'step']),
  extend: action('time.extend', ['workshop']),
  pause: action('time.pause', ['workshop']),
  resume: action('time.resume', ['workshop']),
  endAsk: action('end.ask', ['workshop']),
  endConfirm: action('end.confirm', ['workshop']),
} as const;
