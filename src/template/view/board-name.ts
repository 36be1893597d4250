import type { Localized } from '../../kernel/text.ts';

/** What people call a board: its label, if any, then its title. */
export function boardName(
  board: { label?: string | undefined; title: Localized },
  pick: (text: Localized) => string,
): string {
  return [board.label, pick(board.title)].filter((part) => part !== undefined).join(' ');
}
