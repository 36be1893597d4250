/** What people call a board: its label, if any, then its title. */
export function boardName(
  board: { label?: string | undefined; title: { fr: string; en: string } },
  pick: (text: { fr: string; en: string }) => string,
): string {
  return [board.label, pick(board.title)].filter((part) => part !== undefined).join(' ');
}
