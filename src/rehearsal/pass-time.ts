import type { Bot } from '../program/bot.ts';
import type { RehearsalClock } from './clock.ts';

interface Timed {
  readonly bot: Bot;
  readonly clock: RehearsalClock;
}

/** Longer than a card waits between two edits, in milliseconds. */
const cardGapMs = 1_500;

/**
 * Advances the clock as time would pass, stopping whenever something is due: skipping over a recap
 * would look as if the bot had been offline.
 */
export async function passTime({ bot, clock }: Timed, ms: number): Promise<void> {
  // An answer that is on its way would bring the earlier time.
  await bot.reconciler.settled(cardGapMs);
  const until = clock.now() + ms;
  for (;;) {
    const next = bot.wakes.nextAt();
    if (next === undefined || next > until || next <= clock.now()) break;
    clock.forward(next - clock.now());
    bot.wakes.look();
    await bot.settled();
  }
  clock.forward(until - clock.now());
  bot.wakes.look();
  await bot.settled();
}
