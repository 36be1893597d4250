import type { PollRules } from '../domain/rules.ts';
import type { PollSheet, SheetOption, SheetStance } from './sheet.ts';

export interface ExportOption extends SheetOption {
  readonly id: string;
  /** How many people may say yes; unlimited if absent. */
  readonly limit?: number | undefined;
  /** How many ballots have each stance. */
  readonly counts: Readonly<Record<SheetStance, number>>;
  /** Whether it has the star, by the poll's own ranking. */
  readonly best: boolean;
}

/**
 * Everything that is exported of a poll. Times are in milliseconds since 1970. An anonymous poll
 * has no rows: its counts and comments are separate, so that no ballot can be reconstructed.
 */
export interface PollExport extends PollSheet {
  readonly options: readonly ExportOption[];
  readonly rules: PollRules;
  readonly state: 'draft' | 'open' | 'closed';
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly voters: number;
  /** The comments of an anonymous poll. */
  readonly unsignedComments: readonly string[];
}
