import { z } from 'zod';
import { entryOf } from '../../kernel/dictionary.ts';
import { personId, type PersonId } from '../../kernel/people.ts';

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
    /** Of a message that was collected, and that its author changed. */
    words: z.string().optional(),
  }),
  z.object({ type: z.literal('contribution.withdrawn'), id: z.string() }),
] as const;
export type BoardEvent = z.infer<(typeof boardEvents)[number]>;

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
      return change(state, event.id, {
        values: event.values,
        anonymous: event.anonymous,
        ...(event.words === undefined ? {} : { words: event.words }),
      });
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

/** What would be withdrawn together with this contribution by `decideWithdrawAll`. */
export function withdrawnTogether(state: Boards, id: string): Contribution[] {
  const one = findActiveContribution(state, id);
  if (one === undefined) return [];
  return contributionsOf(state, one.author).filter(({ anonymous }) => anonymous === one.anonymous);
}
