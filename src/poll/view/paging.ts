import type { Translator } from '../../i18n/translator.ts';
import { buttons, type Row } from '../../kernel/view/view.ts';
import { pollLimits } from '../domain/set-up.ts';
import type { PollState } from '../domain/state.ts';
import { pollActions } from './actions.ts';

/** As many options as a poll may have that is held here: a card, a picture and a phone have room for them. */
const perPage = pollLimits.maxOptions;

const optionsOf = (poll: PollState): number => poll.setUp?.options.length ?? 0;

/** Votes that were cast elsewhere may have several pages of options; a page counts from 0. */
export function pagesOf(poll: PollState): number {
  return Math.max(1, Math.ceil(optionsOf(poll) / perPage));
}

/** The nearest page that there is, whatever a button says. */
export function pageNear(poll: PollState, page: number): number {
  return Math.min(Math.max(0, Math.trunc(page) || 0), pagesOf(poll) - 1);
}

export function onPage<T>(lines: readonly T[], page: number): readonly T[] {
  return lines.slice(page * perPage, (page + 1) * perPage);
}

/** How many options the first page leaves to the others. */
export function optionsAfterFirst(poll: PollState): number {
  return Math.max(0, optionsOf(poll) - perPage);
}

/** Which of the options these are; undefined if they are all of them. */
export function pageWords(poll: PollState, page: number, t: Translator): string | undefined {
  const all = optionsOf(poll);
  if (all <= perPage) return undefined;
  const from = page * perPage + 1;
  return t.plain('poll.page', { from, to: Math.min(all, from + perPage - 1), all });
}

/** To the pages before and after this one. */
export function pageButtons(poll: PollState, page: number, t: Translator): Row[] {
  const to = (other: number) => pollActions.page.ref({ poll: poll.id, page: String(other) });
  return buttons(
    page > 0 && { label: t.plain('button.optionsBefore'), action: to(page - 1) },
    page < pagesOf(poll) - 1 && { label: t.plain('button.optionsAfter'), action: to(page + 1) },
  );
}
