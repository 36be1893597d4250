import { ConnectionLost } from '../../engine/lost-connection.ts';
import type { MessageKey } from '../../i18n/translator.ts';

/** Discord's close codes that forbid reconnecting, with why; any other is worth another try. */
export const fatalCloses: ReadonlyMap<number, MessageKey> = new Map([
  [4004, 'discord.lost.token'],
  [4010, 'discord.lost.shards'],
  [4011, 'discord.lost.shards'],
  [4012, 'discord.lost.version'],
  [4013, 'discord.lost.intents'],
  [4014, 'discord.lost.intents'],
]);

/** Discord lets a bot begin so many sessions a day; discord.js has no code for that, only words. */
const noSession = /^Not enough sessions remaining .* resets at (\S+)$/u;
const hourMs = 3_600_000;

/**
 * What a failed log-in means: a bad token or too many log-ins, if Discord says so; otherwise an
 * unreachable Discord.
 */
export function lossAtStart(error: unknown): ConnectionLost {
  if (error instanceof ConnectionLost) return error;
  const resetsAt = Date.parse(
    noSession.exec(error instanceof Error ? error.message : '')?.[1] ?? '',
  );
  if (!Number.isNaN(resetsAt)) {
    const hours = Math.max(1, Math.ceil((resetsAt - Date.now()) / hourMs));
    return new ConnectionLost('discord.lost.sessions', { cause: error, values: { hours } });
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const refusal = code === 'TokenInvalid' ? 'discord.lost.token' : 'discord.lost.unreachable';
  return new ConnectionLost(refusal, { cause: error });
}
