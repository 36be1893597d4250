import { action } from '../../kernel/view/action.ts';

export const workshopActions = {
  join: action('join', ['workshop']),
  goOn: action('workshop.goOn', ['workshop']),
  status: action('status', ['workshop']),
  help: action('help'),
  readStep: action('step.read', ['workshop', 'step']),
  handOverOpen: action('handover.open', ['workshop']),
  handOverSend: action('handover.send', ['workshop']),
  takeOverOpen: action('takeover.open', ['workshop']),
  takeOverSend: action('takeover.send', ['workshop']),
  pillarOpen: action('pillar.open', ['workshop', 'pillar']),
  exerciseStart: action('exercise.start', ['workshop', 'exercise']),
} as const;
