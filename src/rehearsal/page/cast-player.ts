import type { Locale } from '../../kernel/text.ts';
import { setTimeout } from 'node:timers/promises';
import { pause } from './pace.ts';
import type { Company } from './company.ts';
import type { WireCast } from './protocol.ts';
import { newRun, nextGesture, type CastOrder, type Run } from './run.ts';
import { say } from './words.ts';

/** Lets the cast play on the stage, one order at a time. */
export interface CastPlayer {
  now(): WireCast;
  /** Plays in the background and reports progress. Stop any earlier order first. */
  play(order: CastOrder, language: Locale): void;
  /** Resolves once the current gesture is done, or has been waited for long enough. */
  stop(): Promise<void>;
}

/**
 * A gesture may be looking for a button that will never come; stopping the cast does not wait for
 * it.
 */
const patienceMs = 500;

export function createCastPlayer(company: Company, tell: (cast: WireCast) => void): CastPlayer {
  let now: WireCast = { playing: false };
  let stopping = new AbortController();
  let running = Promise.resolve();
  const change = (cast: WireCast, signal: AbortSignal): void => {
    // A gesture that ends after its cast was stopped must not affect the next one.
    if (signal.aborted) return;
    now = cast;
    tell(now);
  };
  return {
    now: () => now,
    play: (order, language) => {
      stopping = new AbortController();
      const { signal } = stopping;
      const run = newRun(order, language, (step) => change({ playing: true, step }, signal));
      change({ ...now, playing: true }, signal);
      running = playOn(company, run, signal)
        .then(() => change(ended(now), signal))
        .catch((error: unknown) => change({ ...ended(now), ...troubleOf(error, run) }, signal));
    },
    stop: async () => {
      if (!now.playing) return;
      stopping.abort();
      await Promise.race([running, setTimeout(patienceMs, undefined, { ref: false })]);
      now = ended(now);
      tell(now);
    },
  };
}

/** Until the order is done. A refused gesture is dropped: others can go on. */
async function playOn(company: Company, run: Run, signal: AbortSignal): Promise<void> {
  for (;;) {
    const gesture = await nextGesture(company, run);
    if (gesture === undefined || signal.aborted) return;
    run.tried.add(gesture.key);
    await gesture.make().catch((error: unknown) => {
      run.refusal = error instanceof Error ? error.message : String(error);
    });
    run.acted = true;
    const kind = gesture.key.split(':')[0];
    run.inARow = kind === run.kind ? run.inARow + 1 : 0;
    run.kind = kind;
    await pause(run.order.pace, run.inARow, signal);
  }
}

function ended({ step }: WireCast): WireCast {
  return { playing: false, ...(step === undefined ? {} : { step }) };
}

function troubleOf(error: unknown, { language }: Run): Pick<WireCast, 'trouble'> {
  const detail = error instanceof Error ? error.message : String(error);
  return { trouble: say(language, 'castStopped', detail) };
}
