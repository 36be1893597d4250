import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../engine/ports.ts';
import { ConnectionLost, pendingLoss } from '../../engine/lost-connection.ts';

/** Discord's verdict on the token, from a request about nothing else. */
export type TokenWord = 'taken' | 'refused' | 'unclear';

export interface TokenWatch {
  /** A request was answered 401: it may be a passing fault, or the token may be dead. */
  refused(): void;
  /** True while Discord is being asked which of the two it is. */
  doubtful(): boolean;
  /** Rejects once Discord has refused the token each time it was asked; pending until then. */
  readonly lost: Promise<never>;
  close(): void;
}

/** How long to wait before each request, in milliseconds: a fault may last for some seconds. */
const usualPatience = [0, 1_000, 2_000, 4_000, 8_000];
/** At start nobody is kept waiting: the operator starts it again. */
const patienceAtStart = [0, 1_000, 2_000];

/** One 401 does not silence the bot: the token is checked again, and its death reported once. */
export function watchToken(
  ask: () => Promise<TokenWord>,
  log: Log,
  patience: readonly number[] = usualPatience,
): TokenWatch {
  const loss = pendingLoss();
  const state = { doubtful: false, closed: false };

  async function find(): Promise<void> {
    let word: TokenWord = 'unclear';
    while (word === 'unclear' && !state.closed) word = await askPatiently(ask, patience);
    if (state.closed) return;
    if (word === 'refused') return loss.lose('discord.lost.token');
    state.doubtful = false;
    log.info('Discord accepts the token again');
  }

  return {
    lost: loss.promise,
    doubtful: () => state.doubtful,
    refused: () => {
      if (state.doubtful) return;
      state.doubtful = true;
      log.warn('Discord refused the token once: checking it again');
      void find();
    },
    close: () => {
      state.closed = true;
    },
  };
}

/** Rejects with a `ConnectionLost` when Discord refuses the token or does not answer as itself. */
export async function checkToken(ask: () => Promise<TokenWord>): Promise<void> {
  const word = await askPatiently(ask, patienceAtStart);
  if (word === 'refused') throw new ConnectionLost('discord.lost.token');
  if (word === 'unclear') throw new ConnectionLost('discord.lost.unreachable');
}

/** Accepted as soon as it was accepted once; refused when it was refused each time. */
async function askPatiently(
  ask: () => Promise<TokenWord>,
  waits: readonly number[],
): Promise<TokenWord> {
  let refusals = 0;
  for (const wait of waits) {
    await sleep(wait);
    const word = await ask();
    if (word === 'taken') return word;
    if (word === 'refused') refusals += 1;
  }
  return refusals === waits.length ? 'refused' : 'unclear';
}
