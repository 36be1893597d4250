import { type Contribution, type Boards, type BoardEvent, withdrawnTogether } from './board.ts';
import { checkInput, type ContributionInput, type InputError } from './contribution-input.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { isHuman, type Actor, type Person, type PersonId } from '../../kernel/people.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { isLongerThan, written } from '../../kernel/written.ts';
import type { Board, BoardForm } from '../../template/domain/template.ts';

export type BoardError =
  | { readonly kind: 'boardNotOpen'; readonly board: string }
  | { readonly kind: 'contributionUnknown' }
  | { readonly kind: 'notYourContribution' }
  | { readonly kind: 'alreadyCollected' }
  | { readonly kind: 'withdrawnByAuthor' }
  | { readonly kind: 'nothingToCollect' }
  | { readonly kind: 'wordsTooLong'; readonly max: number }
  | InputError;

/** The longest message that can be collected, in characters: about a page, and the most Discord lets one write. */
export const maxCollected = 4000;

export function decideAdd(
  state: Boards,
  board: Board,
  form: BoardForm,
  input: ContributionInput,
  entry: { id: string; at: number; author: Actor },
): Result<BoardEvent[], BoardError> {
  if (!state.opened.includes(board.id)) return err({ kind: 'boardNotOpen', board: board.id });
  const checked = checkInput(board, form, input);
  if (!checked.ok) return checked;
  return ok([
    {
      type: 'contribution.added',
      id: entry.id,
      board: board.id,
      form: form.id,
      author: entry.author.id,
      authorName: entry.author.name,
      anonymous: input.anonymous,
      values: checked.value,
      at: entry.at,
    },
  ]);
}

/** `id` is a contribution of the person who edits it: see `ownedBy`. */
export function decideEdit(
  board: Board,
  form: BoardForm,
  input: ContributionInput,
  id: string,
): Result<BoardEvent[], BoardError> {
  const checked = checkInput(board, form, input);
  if (!checked.ok) return checked;
  return ok([
    { type: 'contribution.edited', id, anonymous: input.anonymous, values: checked.value },
  ]);
}

/** The author can always withdraw; a facilitator can too, to protect the group. */
export function decideWithdraw(
  state: Boards,
  id: string,
  by: PersonId,
  facilitates: boolean,
): Result<BoardEvent[], BoardError> {
  const entry = entryOf(state.contributions, id);
  if (entry === undefined || entry.withdrawn) return err({ kind: 'contributionUnknown' });
  if (entry.author !== by && !facilitates) return err({ kind: 'notYourContribution' });
  return ok([{ type: 'contribution.withdrawn', id }]);
}

/**
 * Withdraws everything the author of a contribution wrote: all signed contributions if it is
 * signed, all anonymous ones otherwise, so that nothing reveals who wrote anonymously.
 */
export function decideWithdrawAll(state: Boards, id: string): Result<BoardEvent[], BoardError> {
  const all = withdrawnTogether(state, id);
  if (all.length === 0) return err({ kind: 'contributionUnknown' });
  return ok(all.map((entry) => ({ type: 'contribution.withdrawn' as const, id: entry.id })));
}

/** What a person may edit: their own contributions that were not withdrawn. */
export function ownedBy(state: Boards, id: string, by: PersonId): Result<Contribution, BoardError> {
  const entry = entryOf(state.contributions, id);
  if (entry === undefined || entry.withdrawn) return err({ kind: 'contributionUnknown' });
  if (entry.author !== by) return err({ kind: 'notYourContribution' });
  return ok(entry);
}

export interface CollectInput {
  readonly board: string;
  readonly source: string;
  readonly author: Person;
  readonly words: string;
}

/**
 * Turns a chat message into a contribution by its author. A message counts once: collected again by
 * whoever wrote it, with other words, it is changed.
 */
export function decideCollect(
  state: Boards,
  input: CollectInput,
  entry: { id: string; at: number; by: PersonId },
): Result<BoardEvent[], BoardError> {
  if (!state.opened.includes(input.board)) return err({ kind: 'boardNotOpen', board: input.board });
  const words = written(input.words);
  if (!isHuman(input.author) || words === '') return err({ kind: 'nothingToCollect' });
  if (isLongerThan(words, maxCollected)) return err({ kind: 'wordsTooLong', max: maxCollected });
  const changed = changedSince(state, input, words, entry.by);
  if (changed !== undefined) return ok([changed]);
  const refusal = collectedBefore(state, input, entry.by);
  if (refusal !== undefined) return err(refusal);
  return ok([
    {
      type: 'contribution.added',
      id: entry.id,
      board: input.board,
      author: input.author.id,
      authorName: input.author.name,
      anonymous: false,
      values: {},
      words,
      source: input.source,
      at: entry.at,
    },
  ]);
}

function changedSince(
  { contributions }: Boards,
  { source, author }: CollectInput,
  words: string,
  by: PersonId,
): BoardEvent | undefined {
  const entry = Object.values(contributions).find(
    (each) => each.source === source && !each.withdrawn,
  );
  if (entry === undefined || entry.author !== by || author.id !== by) return undefined;
  if (entry.words === words) return undefined;
  return { type: 'contribution.edited', id: entry.id, anonymous: false, values: {}, words };
}

/** Only the author can bring back a message they withdrew. */
function collectedBefore(
  state: Boards,
  { source, author }: CollectInput,
  by: PersonId,
): BoardError | undefined {
  const before = Object.values(state.contributions).filter((entry) => entry.source === source);
  if (before.some(({ withdrawn }) => !withdrawn)) return { kind: 'alreadyCollected' };
  return before.length > 0 && by !== author.id ? { kind: 'withdrawnByAuthor' } : undefined;
}
