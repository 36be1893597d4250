import { action } from '../../kernel/view/action.ts';

export const workshopActions = {
  join: action('join', ['workshop']),
  status: action('status', ['workshop']),
  help: action('help'),
  handOverOpen: action('handover.open', ['workshop']),
  handOverSend: action('handover.send', ['workshop']),
  takeOverOpen: action('takeover.open', ['workshop']),
  takeOverSend: action('takeover.send', ['workshop']),
  pillarOpen: action('pillar.open', ['workshop', 'pillar']),
  exerciseStart: action('exercise.start', ['workshop', 'exercise']),
} as const;
