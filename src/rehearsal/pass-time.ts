import type { Bot } from '../program/bot.ts';
import type { RehearsalClock } from './clock.ts';

interface Timed {
  readonly bot: Bot;
  readonly clock: RehearsalClock;
}

/**
 * Advances the clock as time would pass, stopping whenever a recap is due: skipping over it would
 * look as if the bot had been offline.
 */
export async function passTime({ bot, clock }: Timed, ms: number): Promise<void> {
  const until = clock.now() + ms;
  for (;;) {
    const next = bot.recaps.nextAt();
    if (next === undefined || next > until) break;
    clock.forward(next - clock.now());
    bot.recaps.look();
    await bot.recaps.settled();
  }
  clock.forward(until - clock.now());
  bot.recaps.look();
}
