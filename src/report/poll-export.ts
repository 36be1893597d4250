import type { PollRules } from '../domain/poll-state.ts';
import type { PollSheet, SheetOption } from './poll-sheet.ts';

export interface ExportOption extends SheetOption {
  readonly id: string;
  /** How many may say yes to it; as many as wish where it is absent. */
  readonly limit?: number | undefined;
  /** Whether it has the star, under the poll's own ranking. */
  readonly best: boolean;
}

/** Everything that is exported of a poll. Instants are in milliseconds since 1970. */
export interface PollExport extends PollSheet {
  readonly options: readonly ExportOption[];
  readonly rules: PollRules;
  readonly state: 'draft' | 'open' | 'closed';
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  /** What was written in an anonymous poll, apart from the rows it would give away. */
  readonly unsignedComments: readonly string[];
}
