import type { PollRules } from '../domain/state.ts';
import type { PollSheet, SheetOption, SheetStance } from './sheet.ts';

export interface ExportOption extends SheetOption {
  readonly id: string;
  /** How many may say yes to it; as many as wish where it is absent. */
  readonly limit?: number | undefined;
  /** How many ballots said each of it. */
  readonly counts: Readonly<Record<SheetStance, number>>;
  /** Whether it has the star, under the poll's own ranking. */
  readonly best: boolean;
}

/**
 * Everything that is exported of a poll. Instants are in milliseconds since 1970. An anonymous poll
 * has no rows: its counts and its comments stand apart, so that no ballot can be put together again.
 */
export interface PollExport extends PollSheet {
  readonly options: readonly ExportOption[];
  readonly rules: PollRules;
  readonly state: 'draft' | 'open' | 'closed';
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly voters: number;
  /** What was written in an anonymous poll. */
  readonly unsignedComments: readonly string[];
}
