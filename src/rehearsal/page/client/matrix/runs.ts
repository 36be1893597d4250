import type { WireMessage } from '../../protocol-shown.ts';

type Kept = Pick<WireMessage, 'id' | 'onMatrix'>;

const isRemoved = (message: Kept | undefined): boolean => message?.onMatrix?.removed === true;

/** What is shown of a conversation: of several messages taken back in a row, the last stands for all. */
export const withoutRuns = <M extends Kept>(messages: readonly M[]): M[] =>
  messages.filter((each, at) => !isRemoved(each) || !isRemoved(messages[at + 1]));

/** How many were taken back in a row, up to this one. */
export function runUpTo(messages: readonly Kept[], message: string): number {
  const end = messages.findIndex(({ id }) => id === message);
  return end - messages.slice(0, end + 1).findLastIndex((each) => !isRemoved(each));
}
