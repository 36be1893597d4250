import { z } from 'zod';
import { checkInput, type ContributionInput, type InputError } from './contribution-input.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { isHuman, personId, type Actor, type Person, type PersonId } from '../../kernel/people.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Board, BoardForm } from '../../template/domain/template.ts';

/**
 * What somebody wrote on a board: through a form (`values`, by field) or as a plain message that
 * was collected (`words`). Withdrawing empties it; the entry stays so that its post can be removed.
 */
export const contributionSchema = z.object({
  id: z.string(),
  board: z.string(),
  form: z.string().optional(),
  author: personId,
  authorName: z.string(),
  anonymous: z.boolean(),
  values: z.record(z.string(), z.string()),
  words: z.string().optional(),
  source: z.string().optional(),
  at: z.number(),
  revision: z.int(),
  withdrawn: z.boolean(),
});
export type Contribution = z.infer<typeof contributionSchema>;

export const boardState = z.object({
  opened: z.array(z.string()),
  contributions: z.record(z.string(), contributionSchema),
});
export type Boards = z.infer<typeof boardState>;

export const boardEvents = [
  z.object({ type: z.literal('board.opened'), board: z.string() }),
  contributionSchema
    .omit({ revision: true, withdrawn: true })
    .extend({ type: z.literal('contribution.added') }),
  z.object({
    type: z.literal('contribution.edited'),
    id: z.string(),
    anonymous: z.boolean(),
    values: z.record(z.string(), z.string()),
  }),
  z.object({ type: z.literal('contribution.withdrawn'), id: z.string() }),
] as const;
export type BoardEvent = z.infer<(typeof boardEvents)[number]>;

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

export const emptyBoards = (): Boards => ({ opened: [], contributions: {} });

export function foldBoards(state: Boards, event: BoardEvent): void {
  switch (event.type) {
    case 'board.opened':
      if (!state.opened.includes(event.board)) state.opened.push(event.board);
      return;
    case 'contribution.added': {
      const { type: _type, ...entry } = event;
      state.contributions[event.id] = { ...entry, revision: 1, withdrawn: false };
      return;
    }
    case 'contribution.edited':
      return change(state, event.id, { values: event.values, anonymous: event.anonymous });
    case 'contribution.withdrawn':
      return withdraw(state, event.id);
  }
}

function change(state: Boards, id: string, part: Partial<Contribution>): void {
  const entry = entryOf(state.contributions, id);
  if (entry === undefined) return;
  state.contributions[id] = { ...entry, ...part, revision: entry.revision + 1 };
}

function withdraw(state: Boards, id: string): void {
  change(state, id, { values: {}, withdrawn: true });
  const entry = entryOf(state.contributions, id);
  if (entry !== undefined) delete entry.words;
}

/** Contributions that were not withdrawn, oldest first; of one board if given. */
export function activeContributions(state: Boards, board?: string): Contribution[] {
  return Object.values(state.contributions).filter(
    (entry) => !entry.withdrawn && (board === undefined || entry.board === board),
  );
}

/** A contribution that was not withdrawn; the id may come from outside. */
export function findActiveContribution(state: Boards, id: string): Contribution | undefined {
  const entry = entryOf(state.contributions, id);
  return entry?.withdrawn === false ? entry : undefined;
}

export function contributionsOf(state: Boards, person: PersonId): Contribution[] {
  return activeContributions(state).filter((entry) => entry.author === person);
}

/** Entries by board, in their original order. */
export function byBoard(entries: readonly Contribution[]): Map<string, Contribution[]> {
  const groups = new Map<string, Contribution[]>();
  for (const entry of entries) {
    const group = groups.get(entry.board);
    if (group === undefined) groups.set(entry.board, [entry]);
    else group.push(entry);
  }
  return groups;
}

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

/** What would be withdrawn together with this contribution by `decideWithdrawAll`. */
export function withdrawnTogether(state: Boards, id: string): Contribution[] {
  const one = findActiveContribution(state, id);
  if (one === undefined) return [];
  return contributionsOf(state, one.author).filter(({ anonymous }) => anonymous === one.anonymous);
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

/** Turns a chat message into a contribution by its author; a message counts only once. */
export function decideCollect(
  state: Boards,
  input: CollectInput,
  entry: { id: string; at: number; by: PersonId },
): Result<BoardEvent[], BoardError> {
  if (!state.opened.includes(input.board)) return err({ kind: 'boardNotOpen', board: input.board });
  if (!isHuman(input.author) || input.words.trim() === '') return err({ kind: 'nothingToCollect' });
  if (input.words.length > maxCollected) return err({ kind: 'wordsTooLong', max: maxCollected });
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
      words: input.words.trim(),
      source: input.source,
      at: entry.at,
    },
  ]);
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
