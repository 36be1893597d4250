import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { DiscordAPIError } from 'discord.js';
import type { ChatFailure, Log } from '../../engine/ports.ts';
import type { ChatPermission } from '../../kernel/chat-permission.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { TokenRefused, Withheld } from './trusted.ts';

/**
 * Discord refuses to unarchive a locked thread as if a right were missing; `unlessLocked` tells the
 * two apart.
 */
export class LockedThread extends Error {
  override readonly name = 'LockedThread';
}

/** Sends a request to Discord; `right` is the one that is most likely missing if it refuses. */
export async function attempt<T>(
  { log }: { readonly log: Log },
  right: () => ChatPermission,
  work: () => Promise<T>,
): Promise<Result<T, ChatFailure>> {
  try {
    return ok(await work());
  } catch (error) {
    const failure = failureOf(error, right);
    if (failure.kind === 'unavailable' && !alreadyTold(error))
      log.warn('Discord did not answer as expected', { error });
    return err(failure);
  }
}

/** Logged once for all the requests that meet it, by the watch on the token and the limits. */
function alreadyTold(error: unknown): boolean {
  return error instanceof TokenRefused || error instanceof Withheld;
}

const gone: ReadonlySet<number> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownMember,
  RESTJSONErrorCodes.UnknownUser,
  RESTJSONErrorCodes.UnknownGuildScheduledEvent,
]);
const forbidden: ReadonlySet<number> = new Set([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
]);

function failureOf(error: unknown, right: () => ChatPermission): ChatFailure {
  if (error instanceof LockedThread) return { kind: 'locked' };
  const code = error instanceof DiscordAPIError ? Number(error.code) : undefined;
  if (code !== undefined && gone.has(code)) return { kind: 'gone' };
  if (code === RESTJSONErrorCodes.MissingAccess) return { kind: 'forbidden', permission: 'view' };
  if (code === RESTJSONErrorCodes.ThreadLocked) return { kind: 'locked' };
  if (code !== undefined && forbidden.has(code)) return { kind: 'forbidden', permission: right() };
  // A 403 is a refusal whatever its code: trying again does not help.
  if (error instanceof DiscordAPIError && error.status === 403)
    return { kind: 'forbidden', permission: undefined };
  return { kind: 'unavailable', detail: error instanceof Error ? error.name : 'unknown' };
}

export function hasCode(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}
