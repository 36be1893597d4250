import { txnOf } from '../rooms/ids.ts';
import type { Call, PostingTools } from './tools.ts';
import { openWishes } from './wishes.ts';

/** A message, as it stands. */
export type Where = Omit<Call, 'person' | 'key'>;

/**
 * Tells those whose turn a message newly says it is, where only they read it: in the room it would
 * make a sound for everybody.
 */
export interface Calls {
  /** Soon; whom the message calls from now on. */
  want(where: Where, calls: readonly string[]): void;
  settled(): Promise<void>;
}

export function openCalls(tools: PostingTools): Calls {
  const wishes = openWishes<{ where: Where; calls: readonly string[] }>(
    (_, { where, calls }) => tell(tools, where, calls),
    (error) => tools.log.warn('somebody was not told that it is their turn', { error }),
  );
  return {
    want: (where, calls) => wishes.want(where.message, { where, calls }),
    settled: () => wishes.settled(),
  };
}

/** Who was told is on disk before they are told again. */
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
