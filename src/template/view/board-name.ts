import { excerpt } from '../../kernel/view/excerpt.ts';
import type { Localized } from '../../kernel/text.ts';

/** What people call a board: its label, if any, then its title. */
export function boardName(
  board: { label?: string | undefined; title: Localized },
  pick: (text: Localized) => string,
): string {
  return [board.label, pick(board.title)].filter((part) => part !== undefined).join(' ');
}

/** In characters: what a button shows on one line of a phone; the platform cuts or breaks a longer label. */
export const buttonWidth = 38;

/** The same on a button: shorter, if the board has a short name, and never too long for it. */
export function boardButton(
  board: { label?: string | undefined; title: Localized; short?: Localized | undefined },
  pick: (text: Localized) => string,
): string {
  return excerpt(
    boardName({ label: board.label, title: board.short ?? board.title }, pick),
    buttonWidth,
  );
}

interface Pressed {
  readonly button: Localized;
}

/** A form of a board on a button: by all of its name if each of the board's fits so, or else by its number or sign. */
export function formButton(
  board: Parameters<typeof boardName>[0] & { readonly forms: readonly Pressed[] },
  form: Pressed,
  sign: string,
  pick: (text: Localized) => string,
): string {
  const whole = ({ button }: Pressed): string => `${boardName(board, pick)} · ${pick(button)}`;
  if (board.forms.every((each) => whole(each).length <= buttonWidth)) return whole(form);
  const words = pick(form.button);
  return excerpt(
    board.label === undefined ? sign + words : `${board.label} · ${words}`,
    buttonWidth,
  );
}
