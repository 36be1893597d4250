import type { Clock, Log } from '../../../engine/ports.ts';
import { keptTogether } from './kept-together.ts';
import type { Kept, Memory } from './memory.ts';

/** The memory while one event is answered. */
export interface Remembering {
  readonly memory: Memory;
  /** Must be called once the event has been answered; resolves once what was noted is kept. */
  over(): Promise<void>;
}

/** The most events of one person that may be heard again after a crash. */
const mostHeard = 8;

/**
 * Keeps what an event changes after its answer was sent, in one write that includes the event's id.
 * So an event that is heard again has either changed nothing yet, or is over.
 */
export function rememberingIn(
  kept: Kept,
  clock: Clock,
  log: Log,
): (event: string, sender: string) => Remembering {
  /** The people who are being answered. */
  const inHand = new Set<string>();
  const together = keptTogether(kept, () => inHand.size === 0);
  return (event, sender) => {
    let isOver = false;
    inHand.add(sender);
    return {
      memory: {
        ...kept,
        note: async (person, change) => {
          await kept.note(person, (before) => {
            const heard = before.heard.filter((each) => each !== event).slice(1 - mostHeard);
            return { ...change(before), heard: [...heard, event], at: clock() };
          });
          // What is noted later still is kept along with what is being answered now, if anything
          // is.
          if (isOver && !inHand.has(person))
            await kept
              .keep([person])
              .catch((error: unknown) =>
                log.error('a handled event could not be recorded', { error }),
              );
        },
      },
      over: async () => {
        isOver = true;
        inHand.delete(sender);
        await together(sender);
      },
    };
  };
}
