import { action } from '../../kernel/view/action.ts';

export const summaryActions = {
  preview: action('summary.preview', ['workshop']),
  post: action('summary.post', ['workshop']),
  picture: action('present.picture', ['workshop']),
  forewordOpen: action('summary.foreword', ['workshop']),
  forewordSave: action('summary.forewordSave', ['workshop']),
  ideas: action('summary.ideas', ['workshop']),
  board: action('summary.board', ['workshop']),
  ideasSend: action('summary.kept', ['workshop', 'board']),
} as const;
