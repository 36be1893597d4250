import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { ChatFailure } from '../../engine/ports.ts';
import type { Result } from '../../kernel/result.ts';
import { expectIt } from './answers.ts';
import type { ChatTools } from './chat-tools.ts';
import { attempt, hasCode, LockedThread } from './failures.ts';

/**
 * Does something in a channel or a thread. Archived threads refuse edits: they are unarchived first,
 * once.
 */
export async function inThread<T>(
  tools: ChatTools,
  channel: string,
  work: () => Promise<T>,
): Promise<Result<T, ChatFailure>> {
  return attempt(
    tools,
    () => 'sendInThreads',
    async () => {
      try {
        return await unlessLocked(tools, channel, work);
      } catch (error) {
        if (!hasCode(error, RESTJSONErrorCodes.InvalidActionOnArchivedThread)) throw error;
        await reopen(tools, channel);
        return unlessLocked(tools, channel, work);
      }
    },
  );
}

async function reopen(tools: ChatTools, thread: string): Promise<void> {
  const opened = await unlessLocked(tools, thread, () =>
    tools.rest.patch(Routes.channel(thread), { body: { archived: false } }),
  );
  expectIt(opened, thread);
}

const lockedThread = z.object({ thread_metadata: z.object({ locked: z.literal(true) }) });

/**
 * Throws a `LockedThread` if a locked thread is the reason: for edits and for opening it again,
 * Discord only says that a right is missing. Only then is the thread looked up.
 */
export async function unlessLocked<T>(
  { rest, rightsIn }: ChatTools,
  channel: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isLacking = hasCode(error, RESTJSONErrorCodes.MissingPermissions);
    if (!isLacking || rightsIn(channel)?.thread === false) throw error;
    const found: unknown = await rest.get(Routes.channel(channel)).catch(() => undefined);
    throw lockedThread.safeParse(found).success ? new LockedThread() : error;
  }
}
