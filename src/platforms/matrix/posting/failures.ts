import type { ChatFailure, Log } from '../../../engine/ports.ts';
import type { ChatPermission } from '../../../kernel/chat-permission.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { MatrixRefusal } from '../client/refusal.ts';

/** What was requested no longer exists. */
export class Gone extends Error {
  override readonly name = 'Gone';
}

/** Palabre is not in the room, or cannot read there. */
export class NotThere extends Error {
  override readonly name = 'NotThere';
}

/** Makes requests to the homeserver; `right` is the one that is missing if it refuses with 403. */
export async function attempt<T>(
  log: Log,
  right: () => ChatPermission,
  work: () => Promise<T>,
): Promise<Result<T, ChatFailure>> {
  try {
    return ok(await work());
  } catch (error) {
    const failure = failureOf(error, right);
    if (failure.kind === 'unavailable')
      log.warn('the homeserver did not answer as expected', { error });
    if (failure.kind === 'hindered')
      log.warn('the homeserver refuses a post', { obstacle: failure.obstacle, error });
    return err(failure);
  }
}

function failureOf(error: unknown, right: () => ChatPermission): ChatFailure {
  if (error instanceof Gone) return { kind: 'gone' };
  if (error instanceof NotThere) return { kind: 'forbidden', permission: 'view' };
  if (!(error instanceof MatrixRefusal)) return unanswered(error);
  const { code, status } = error;
  if (code === 'M_NOT_FOUND') return { kind: 'gone' };
  if (code === 'M_TOO_LARGE' || status === 413)
    return { kind: 'hindered', obstacle: 'files', code: status };
  if (status === 403) return { kind: 'forbidden', permission: right() };
  // A refused token is reported by the sync loop.
  if (status === 401 || status === 429 || status >= 500) return unanswered(error);
  return { kind: 'hindered', obstacle: 'unexplained', code: status };
}

const unanswered = (error: unknown): ChatFailure => ({
  kind: 'unavailable',
  detail: error instanceof Error ? error.name : 'unknown',
});
