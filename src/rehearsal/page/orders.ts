import { z } from 'zod';
import type { Log } from '../../engine/ports.ts';
import type { Locale } from '../../kernel/text.ts';
import { resumeCommunity } from '../../program/wake.ts';
import { passTime } from '../pass-time.ts';
import type { CastPlayer } from './cast-player.ts';
import { Problem } from './problem.ts';
import type { WireCast, WireClock, WireEvent } from './protocol.ts';
import type { WireCastOrder, WireClockOrder } from './protocol-acts.ts';
import type { Streams } from './streams.ts';
import type { Asked } from './side-routes.ts';
import { wireClock, type Timed } from './wire.ts';
import { say } from './words.ts';

/** What a request says. Throws in plain words if it cannot be read. */
export function parse<T>(schema: z.ZodType<T>, { body, language }: Asked): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Problem(400, say(language, 'notUnderstood', z.prettifyError(parsed.error)));
}

const castOrder: z.ZodType<WireCastOrder> = z.discriminatedUnion('do', [
  z.object({ do: z.enum(['step', 'end']), pace: z.enum(['human', 'instant']) }),
  z.object({ do: z.literal('stop') }),
]);

/** Has the cast play or stop. */
export async function direct(asked: Asked & { readonly cast: CastPlayer }): Promise<WireCast> {
  const { cast, language } = asked;
  const order = parse(castOrder, asked);
  await cast.stop();
  if (order.do !== 'stop') cast.play(order, language);
  return cast.now();
}

const yearMs = 366 * 24 * 3_600_000;
const clockOrder: z.ZodType<WireClockOrder> = z.union([
  z.strictObject({ forwardMs: z.number().min(0).max(yearMs) }),
  z.strictObject({ to: z.literal('timeboxEnd') }),
]);

/** Has time pass, and with it all that is due. */
export async function moveClock(
  rehearsal: Timed,
  asked: Asked,
  tellAll: (event: WireEvent) => void,
): Promise<WireClock> {
  const order = parse(clockOrder, asked);
  const { bot, place } = rehearsal;
  const { language } = asked;
  const ms = 'forwardMs' in order ? order.forwardMs : await untilTimeboxEnds(rehearsal, language);
  await passTime(rehearsal, ms);
  await resumeCommunity(bot.context, bot.reconciler, place.community);
  const clock = await wireClock(rehearsal);
  tellAll({ type: 'clock', clock });
  return clock;
}

async function untilTimeboxEnds(rehearsal: Timed, language: Locale): Promise<number> {
  const { now, timeboxEndsAt } = await wireClock(rehearsal);
  if (timeboxEndsAt === undefined) throw new Problem(422, say(language, 'noTimebox'));
  return timeboxEndsAt - now;
}

/** A timebox only changes through gestures: to be called once the bot has answered one. */
export function tellOfTimeboxes(rehearsal: Timed, { tellAll }: Streams, log: Log): () => void {
  let last: number | undefined;
  const look = async (): Promise<void> => {
    const clock = await wireClock(rehearsal);
    if (clock.timeboxEndsAt === last) return;
    last = clock.timeboxEndsAt;
    tellAll({ type: 'clock', clock });
  };
  return () => {
    look().catch((error: unknown) => log.error('the timebox could not be read', { error }));
  };
}
