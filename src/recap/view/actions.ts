import { action } from '../../kernel/view/action.ts';

export const recapActions = {
  answerOpen: action('recap.answer', ['week', 'invitation']),
  answerSend: action('recap.answered', ['invitation']),
} as const;
