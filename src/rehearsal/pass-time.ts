import type { Bot } from '../program/bot.ts';
import type { RehearsalClock } from './clock.ts';

interface Timed {
  readonly bot: Bot;
  readonly clock: RehearsalClock;
}

/**
 * Advances the clock as time would pass, stopping whenever something is due: skipping over a recap
 * would look as if the bot had been offline.
 */
export async function passTime({ bot, clock }: Timed, ms: number): Promise<void> {
  const until = clock.now() + ms;
  for (;;) {
    const next = bot.wakes.nextHour();
    if (next === undefined || next > until || next <= clock.now()) break;
    clock.forward(next - clock.now());
    bot.wakes.look();
    await bot.reconciler.settled();
  }
  clock.forward(until - clock.now());
  bot.wakes.look();
}
