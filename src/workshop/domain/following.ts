import { writableBoards } from '../../agenda/domain/closing.ts';
import { followingAt, type Following } from '../../board/domain/following.ts';
import { isOpen, type OpenedWorkshop } from './state.ts';

/** Where the row to answer of a board stands at `now`, in milliseconds since 1970. */
export function followingOn({ boards }: OpenedWorkshop, board: string, now: number): Following {
  const written = Object.values(boards.contributions).filter((entry) => entry.board === board);
  return followingAt(
    written.map(({ at }) => at),
    now,
  );
}

/** When the next of these rows moves, in milliseconds since 1970. */
export function nextFollowingMoment(workshop: OpenedWorkshop, now: number): number | undefined {
  if (!isOpen(workshop)) return undefined;
  const moments = writableBoards(workshop, now).flatMap(
    (board) => followingOn(workshop, board, now).movesAt ?? [],
  );
  return moments.length === 0 ? undefined : Math.min(...moments);
}
