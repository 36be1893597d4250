import { ApiError } from './api-error.ts';
import type { GuildState, MessageState } from './states.ts';
import type { World } from './world.ts';

/** Throws Discord's 160006 where one more thread would be too many. */
export function refuseThreads({ limits }: World, guild: GuildState): void {
  const active = [...guild.channels.values()].filter(({ thread }) => thread?.archived === false);
  if (active.length >= limits.activeThreads) throw new ApiError('tooManyThreads');
}

/** Throws Discord's 30013 where one more channel would be too many. */
export function refuseChannels({ limits }: World, guild: GuildState): void {
  const channels = [...guild.channels.values()].filter(({ thread }) => thread === undefined);
  if (channels.length >= limits.channels) throw new ApiError('tooManyChannels');
}

const hour = 60 * 60_000;

/** Throws Discord's 30046 where a message that is older than an hour was edited too often. */
export function refuseOldEdits(world: World, message: MessageState): void {
  const { lateEdits, limits } = world;
  const now = world.now();
  if (limits.oldEdits === Infinity || now - message.createdAt < hour) return;
  const recent = (lateEdits.get(message.id) ?? []).filter((at) => now - at < hour);
  if (recent.length >= limits.oldEdits) throw new ApiError('tooManyOldEdits');
  lateEdits.set(message.id, [...recent, now]);
}

/** Throws Discord's refusal of words that the server's AutoMod blocks. */
export function refuseWords(
  { blockedWords }: World,
  guild: GuildState,
  text: string,
  what: 'message' | 'title',
): void {
  const said = text.toLocaleLowerCase();
  const words = blockedWords.get(guild.id) ?? [];
  if (!words.some((word) => said.includes(word.toLocaleLowerCase()))) return;
  throw new ApiError(what === 'message' ? 'blockedMessage' : 'blockedTitle');
}
