import { action } from '../../kernel/view/action.ts';

export const ownDataActions = {
  /** After the person has read what will go. */
  erase: action('ownData.erase'),
} as const;
