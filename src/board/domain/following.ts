const gap = 60_000;
/** Until then, the buttons of the first message are still in sight. */
const fewest = 2;

export interface Following {
  /** When the row last came to the end of the conversation, in milliseconds since 1970. */
  readonly movedAt: number | undefined;
  /** When it comes there next, if more was written since. */
  readonly movesAt: number | undefined;
}

/**
 * Where the row to answer stands at `now`: it follows what is written, a minute at least after it
 * last did. `written` are the times of all contributions of a board, even of those withdrawn since:
 * the row does not go back.
 */
export function followingAt(written: readonly number[], now: number): Following {
  let movedAt: number | undefined;
  for (const at of written.slice(fewest - 1)) {
    if (movedAt !== undefined && at <= movedAt) continue;
    const next = movedAt === undefined ? at : Math.max(at, movedAt + gap);
    if (next > now) return { movedAt, movesAt: next };
    movedAt = next;
  }
  return { movedAt, movesAt: undefined };
}
