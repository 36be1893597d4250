import { DiscordAPIError, RateLimitError } from 'discord.js';
import type { ChatFailure, Log } from '../../engine/ports.ts';
import type { ChatPermission } from '../../kernel/chat-permission.ts';
import { isOfOnePost } from '../../kernel/obstacle.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { meaningOf } from './refusal-codes.ts';
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
    // What a whole place refuses is logged once, by its guard.
    if (failure.kind === 'hindered' && isOfOnePost(failure.obstacle))
      log.warn('Discord refuses a post', { obstacle: failure.obstacle, code: failure.code });
    return err(failure);
  }
}

/** Logged once for all the requests that meet it, by the watch on the token and the limits. */
function alreadyTold(error: unknown): boolean {
  return (
    error instanceof TokenRefused || error instanceof Withheld || error instanceof RateLimitError
  );
}

function failureOf(error: unknown, right: () => ChatPermission): ChatFailure {
  if (error instanceof LockedThread) return { kind: 'locked' };
  if (error instanceof RateLimitError)
    return { kind: 'unavailable', detail: error.name, heldMs: error.retryAfter };
  if (!(error instanceof DiscordAPIError)) return unanswered(error);
  const code = Number(error.code);
  const meaning = meaningOf(code);
  switch (meaning) {
    case 'gone':
    case 'locked':
      return { kind: meaning };
    case 'view':
      return { kind: 'forbidden', permission: 'view' };
    case 'right':
      return { kind: 'forbidden', permission: right() };
    case 'later':
      return unanswered(error);
    case undefined:
      return unknownRefusal(error, code);
    default:
      return { kind: 'hindered', obstacle: meaning, code };
  }
}

const unanswered = (error: unknown): ChatFailure => ({
  kind: 'unavailable',
  detail: error instanceof Error ? error.name : 'unknown',
});

/** A 403 is a refusal whatever its code: trying again does not help, nor where Discord names a code. */
function unknownRefusal(error: DiscordAPIError, code: number): ChatFailure {
  if (error.status === 403) return { kind: 'forbidden', permission: undefined };
  const isRefusal = code > 0 && error.status >= 400 && error.status < 500;
  return isRefusal ? { kind: 'hindered', obstacle: 'unexplained', code } : unanswered(error);
}

export function hasCode(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

/** True if Discord refuses the files of a message, not the message. */
export function refusesFiles(error: unknown): boolean {
  return error instanceof DiscordAPIError && meaningOf(Number(error.code)) === 'files';
}
