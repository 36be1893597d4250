import { z } from 'zod';
import { activeContributions, type Boards } from './board.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { personId, type Person } from '../../kernel/people.ts';
import { isLongerThan, written } from '../../kernel/written.ts';
import { err, ok, type Result } from '../../kernel/result.ts';

/** What facilitators add to the summary: a foreword, and the ideas to put first. */
export const highlightState = z.object({
  foreword: z.object({ text: z.string(), by: personId, name: z.string() }).nullable(),
  kept: z.array(z.string()),
});
export type Highlights = z.infer<typeof highlightState>;

export const highlightEvents = [
  z.object({ type: z.literal('contribution.marked'), id: z.string() }),
  z.object({ type: z.literal('contribution.unmarked'), id: z.string() }),
  z.object({
    type: z.literal('summary.forewordSet'),
    text: z.string(),
    by: personId,
    name: z.string(),
  }),
  z.object({ type: z.literal('summary.forewordRemoved') }),
] as const;
export type HighlightEvent = z.infer<(typeof highlightEvents)[number]>;

export type HighlightIntent =
  | { readonly type: 'markContribution'; readonly id: string }
  | { readonly type: 'unmarkContribution'; readonly id: string }
  | { readonly type: 'keepIdeas'; readonly board: string; readonly ids: readonly string[] }
  | { readonly type: 'setForeword'; readonly text: string };

export type HighlightError =
  | { readonly kind: 'contributionUnknown' }
  | { readonly kind: 'tooManyIdeas'; readonly max: number }
  | { readonly kind: 'forewordTooLong'; readonly max: number };

/** The most ideas a summary puts first: as many as people read in one go. */
export const maxKept = 15;
/** The longest foreword, in characters: a paragraph or two. */
export const maxForeword = 1000;

export const emptyHighlights = (): Highlights => ({ foreword: null, kept: [] });

export function foldHighlights(state: Highlights, event: HighlightEvent): void {
  switch (event.type) {
    case 'contribution.marked':
      if (!state.kept.includes(event.id)) state.kept = [...state.kept, event.id];
      return;
    case 'contribution.unmarked':
      return unmark(state, event.id);
    case 'summary.forewordSet': {
      const { text, by, name } = event;
      state.foreword = { text, by, name };
      return;
    }
    case 'summary.forewordRemoved':
      state.foreword = null;
  }
}

/** A contribution that is withdrawn is no longer an idea of the summary. */
export function unmark(state: Highlights, id: string): void {
  state.kept = state.kept.filter((each) => each !== id);
}

/** Allowed in an open or closed workshop: a summary can be edited right after the workshop. */
export function decideHighlights(
  boards: Boards,
  state: Highlights,
  intent: HighlightIntent,
  by: Person,
): Result<HighlightEvent[], HighlightError> {
  switch (intent.type) {
    case 'markContribution':
      return decideMark(boards, state, intent.id);
    case 'unmarkContribution':
      return ok(decideUnmark(state, intent.id));
    case 'keepIdeas':
      return decideKeep(boards, state, intent.board, intent.ids);
    case 'setForeword':
      return decideForeword(state, intent.text, by);
  }
}

/** Marking twice changes nothing; neither does unmarking what is not marked. */
function decideMark(
  boards: Boards,
  { kept }: Highlights,
  id: string,
): Result<HighlightEvent[], HighlightError> {
  const entry = entryOf(boards.contributions, id);
  if (entry === undefined || entry.withdrawn) return err({ kind: 'contributionUnknown' });
  if (kept.includes(id)) return ok([]);
  if (kept.length >= maxKept) return err({ kind: 'tooManyIdeas', max: maxKept });
  return ok([{ type: 'contribution.marked', id }]);
}

function decideUnmark({ kept }: Highlights, id: string): HighlightEvent[] {
  return kept.includes(id) ? [{ type: 'contribution.unmarked', id }] : [];
}

/**
 * Keeps exactly these of a board's contributions. One that its author withdrew while the
 * facilitator was choosing is not an error: it is skipped.
 */
function decideKeep(
  boards: Boards,
  { kept }: Highlights,
  board: string,
  chosen: readonly string[],
): Result<HighlightEvent[], HighlightError> {
  const current = activeContributions(boards, board).map(({ id }) => id);
  const dropped = current.filter((id) => kept.includes(id) && !chosen.includes(id));
  const added = current.filter((id) => !kept.includes(id) && chosen.includes(id));
  if (kept.length - dropped.length + added.length > maxKept)
    return err({ kind: 'tooManyIdeas', max: maxKept });
  return ok([
    ...dropped.map((id) => ({ type: 'contribution.unmarked' as const, id })),
    ...added.map((id) => ({ type: 'contribution.marked' as const, id })),
  ]);
}

/** An empty text removes the foreword. */
function decideForeword(
  { foreword }: Highlights,
  text: string,
  by: Person,
): Result<HighlightEvent[], HighlightError> {
  const trimmed = written(text);
  if (isLongerThan(trimmed, maxForeword)) return err({ kind: 'forewordTooLong', max: maxForeword });
  if (trimmed === (foreword?.text ?? '')) return ok([]);
  if (trimmed === '') return ok([{ type: 'summary.forewordRemoved' }]);
  return ok([{ type: 'summary.forewordSet', text: trimmed, by: by.id, name: by.name }]);
}
