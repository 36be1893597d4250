import { txnOf } from '../rooms/ids.ts';
import type { Call, PostingTools } from './tools.ts';
import { openWishes } from './wishes.ts';

/** A message in its place. */
export type Where = Omit<Call, 'person' | 'key'>;

/**
 * Tells people whose turn a message newly announces, in their direct rooms: in the room itself it
 * would make a sound for everybody.
 */
export interface Calls {
  /** Notes whom the message calls from now on; they are told soon. */
  want(where: Where, calls: readonly string[]): void;
  settled(): Promise<void>;
}

export function openCalls(tools: PostingTools): Calls {
  const wishes = openWishes<{ where: Where; calls: readonly string[] }>(
    (_, { where, calls }) => tell(tools, where, calls),
    (error) => tools.log.warn('somebody could not be told that it is their turn', { error }),
  );
  return {
    want: (where, calls) => wishes.want(where.message, { where, calls }),
    settled: () => wishes.settled(),
  };
}

/** Who was told is on disk before anybody is told again. */
async function tell(
  { records, call }: PostingTools,
  where: Where,
  calls: readonly string[],
): Promise<void> {
  const { calls: before, told } = await records.of(where.message);
  const news = calls.filter((person) => !before.includes(person));
  for (const person of news)
    await call({ ...where, person, key: txnOf('call', where.message, person, told) });
  if (news.length > 0 || before.length !== calls.length)
    await records.change(where.message, { calls: [...calls], told: told + news.length });
}
