/** The keys under which a workshop's threads and contributions are placed: made and read here alone. */

/** The facilitators' own thread. */
export const facilitatorThread = 'thread:facilitators';

export const boardThread = (board: string): string => `thread:${board}`;

interface Placed {
  readonly placement: { readonly threads: Readonly<Record<string, string>> };
}

/** The channel of a board's thread, once that is open. */
export const threadOfBoard = ({ placement }: Placed, board: string): string | undefined =>
  placement.threads[boardThread(board)];

/** That of the facilitators' own thread. */
export const threadOfFacilitators = ({ placement }: Placed): string | undefined =>
  placement.threads[facilitatorThread];

/** How the keys of a board's row to answer begin. */
export const answerRowPrefix = (board: string): string => `row:${board}:`;
/** How the keys of all such rows begin. */
export const answerRows = 'row:';

/** The board whose thread this channel is. */
export function boardOfThread(
  { placement, boards }: Threaded,
  channel: string,
): string | undefined {
  return boards.opened.find((board) => placement.threads[boardThread(board)] === channel);
}

interface Threaded {
  readonly placement: { readonly threads: Readonly<Record<string, string>> };
  readonly boards: { readonly opened: readonly string[] };
}

/** How the keys of all contributions begin. */
export const contributionPrefix = 'contribution:';

export const contributionKey = (id: string): string => `${contributionPrefix}${id}`;

/** The contribution that a message shows. */
export function contributionShownBy(
  { posts }: { readonly posts: Readonly<Record<string, { readonly message: string }>> },
  message: string,
): string | undefined {
  const post = Object.entries(posts).find(
    ([key, place]) => place.message === message && key.startsWith(contributionPrefix),
  );
  return post?.[0].slice(contributionPrefix.length);
}
