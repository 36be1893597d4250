import { type Contribution } from '../../board/domain/board.ts';
import { type BoardHome } from '../../template/domain/lookup.ts';
import type { Board, Field } from '../../template/domain/template.ts';

/** What a board gathered, and which of its questions nobody answered. */
export interface BoardSummary {
  readonly board: Board;
  readonly home: BoardHome;
  readonly entries: readonly Contribution[];
  readonly unanswered: readonly Field[];
}
