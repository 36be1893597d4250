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

/** What a failed log-in means: a bad token, if Discord says so; otherwise an unreachable Discord. */
export function lossAtStart(error: unknown): ConnectionLost {
  if (error instanceof ConnectionLost) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const refusal = code === 'TokenInvalid' ? 'discord.lost.token' : 'discord.lost.unreachable';
  return new ConnectionLost(refusal, { cause: error });
}
