import { openOutbox, type Outbox } from '../../src/platforms/matrix/client/outbox.ts';
import { MatrixRefusal } from '../../src/platforms/matrix/client/refusal.ts';
import { randomFrom } from './fuzzing.ts';
import { silentLog } from './logs.ts';

/** A crowd that is made up, and votes by what leaves first alone. */
export interface VotingCrowd {
  readonly seed: number;
  readonly people: number;
  /** Every so manyth asks for a ballot first. */
  readonly asks: number;
  /** How many may leave when the first of them acts. */
  readonly free: number;
  /** Whether the poll shows who voted. */
  readonly isOpen: boolean;
  /** Everybody acts within that time, half of them within its first quarter. */
  readonly withinMs: number;
}

/** How long they waited for words, in milliseconds. */
export interface Waited {
  readonly prompts: number[];
  readonly ballots: number[];
  /** How many ballots were answered where others read it. */
  aloud: number;
}

const burst = 10;
const gapMs = 5_000;
const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A server that lets ten leave at once, and one more each five seconds; as Synapse, it refuses slowly. */
class Server {
  #level = 0;
  #at = 0;

  async take(): Promise<string> {
    await pass(20);
    const now = performance.now();
    const level = Math.max(0, this.#level - (now - this.#at) / gapMs);
    if (level + 1 > burst + 1e-6) {
      await pass(500);
      throw new MatrixRefusal(429, 'M_LIMIT_EXCEEDED', Math.ceil((level + 1 - burst) * gapMs));
    }
    [this.#level, this.#at] = [level + 1, now];
    await pass(20);
    return '$sent';
  }
}

export async function voted(crowd: VotingCrowd): Promise<Waited> {
  const random = randomFrom(crowd.seed);
  const server = new Server();
  const outbox = openOutbox({ monotonic: () => performance.now(), log: silentLog });
  await use(outbox, server, burst + 2);
  // The limit is known by now.
  await pass(burst * gapMs + 60_000);
  await use(outbox, server, burst - crowd.free);
  const waited: Waited = { prompts: [], ballots: [], aloud: 0 };
  const changed = cardOf(outbox, server);
  const acts = Array.from({ length: crowd.people }, async (_, at) => {
    const part = -Math.log(1 - random() * (1 - Math.exp(-2.5))) / 2.5;
    const thinks = 15_000 + random() * 25_000;
    await pass(part * crowd.withinMs);
    if (at % crowd.asks === 0) {
      waited.prompts.push(await timed(() => prompted(outbox, server, at)));
      unhurried(outbox.push('release', () => server.take()));
      await pass(thinks);
    }
    changed();
    waited.ballots.push(
      await timed(async () => {
        const alone = await noted(outbox, server, at, crowd.isOpen);
        if (alone === undefined) waited.aloud += 1;
      }),
    );
  });
  await Promise.all(acts);
  outbox.close();
  return waited;
}

async function use(outbox: Outbox, server: Server, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, () => outbox.push('answer', () => server.take())),
  );
}

/** The vote's card shows each ballot, those together that come before it may be changed. */
function cardOf(outbox: Outbox, server: Server): () => void {
  let isComing = false;
  return () => {
    if (isComing) return;
    isComing = true;
    unhurried(
      outbox.push('card', async () => {
        isComing = false;
        await server.take();
      }),
    );
  };
}

/** It may not have left yet when all is over. */
const unhurried = (work: Promise<unknown>): void => void work.catch(() => undefined);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function prompted(outbox: Outbox, server: Server, at: number): Promise<unknown> {
  const names = { person: `${at}`, event: `$prompt${at}` };
  const how = { room: '!garden', key: 'card', form: 'OSN', say: () => server.take() };
  return outbox.pushShared({ ...how, ...names }, () => server.take());
}

/** Undefined if it was said aloud. */
function noted(
  outbox: Outbox,
  server: Server,
  at: number,
  isOpen: boolean,
): Promise<string | undefined> {
  if (!isOpen) return outbox.push('receipt', () => server.take());
  const names = { person: `${at}`, event: `$ballot${at}` };
  const how = { room: '!garden', key: 'garden', isLoose: true, say: () => server.take() } as const;
  return outbox.pushShared({ ...how, ...names }, () => server.take(), 'receipt');
}
