import { action } from '../../kernel/view/action.ts';

export const summaryActions = {
  preview: action('summary.preview', ['workshop']),
  post: action('summary.post', ['workshop']),
  wordOpen: action('summary.word', ['workshop']),
  wordSend: action('summary.worded', ['workshop']),
  ideas: action('summary.ideas', ['workshop']),
  board: action('summary.board', ['workshop']),
  ideasSend: action('summary.kept', ['workshop', 'board']),
} as const;
