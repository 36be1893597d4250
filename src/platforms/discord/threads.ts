import {
  ChannelType,
  RESTJSONErrorCodes,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { Threads } from '../../engine/ports.ts';
import { excerpt } from '../../kernel/view/excerpt.ts';
import { expectNothing, idOf } from './answers.ts';
import { inThread } from './archived.ts';
import type { ChatTools } from './chat-tools.ts';
import { attempt, hasCode } from './failures.ts';
import { madeSince } from './find-own.ts';
import { discordLimits } from './limits.ts';

/** Long enough for a workshop that spans days; an archived thread is unarchived when needed. */
const autoArchive = ThreadAutoArchiveDuration.OneWeek;

export function discordThreads(tools: ChatTools): Threads {
  const { rest } = tools;
  return {
    openThread: (channel, message, name) =>
      attempt(
        tools,
        () => 'publicThreads',
        () => openThread(tools, channel, message, shownName(name)),
      ),
    openPrivateThread: (place, name, since) =>
      attempt(
        tools,
        () => 'privateThreads',
        async () =>
          (await findPrivateThread(tools, place, shownName(name), since)) ??
          openPrivateThread(tools, place.channel, shownName(name)),
      ),
    addToThread: (thread, person) =>
      inThread(tools, thread, async () => {
        expectNothing(await rest.put(Routes.threadMembers(thread, person)));
      }),
    removeFromThread: (thread, person) =>
      inThread(tools, thread, async () => {
        expectNothing(await rest.delete(Routes.threadMembers(thread, person)));
      }),
  };
}

const shownName = (name: string): string => excerpt(name, discordLimits.threadName);

/** A message's thread has the message's own id, so a crash cannot lead to two of them. */
async function openThread(
  { rest }: ChatTools,
  channel: string,
  message: string,
  name: string,
): Promise<string> {
  const body = { name, auto_archive_duration: autoArchive };
  try {
    return idOf(await rest.post(Routes.threads(channel, message), { body }));
  } catch (error) {
    if (!hasCode(error, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)) throw error;
    // It may have been deleted since: then this reveals it, and the next one needs another message.
    return idOf(await rest.get(Routes.channel(message)));
  }
}

const activeThreads = z.object({
  threads: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      parent_id: z.string().nullish(),
      owner_id: z.string().nullish(),
    }),
  ),
});

/** Discord takes no nonce for a thread: one that a crash left unrecorded is found by its name. */
async function findPrivateThread(
  { rest, botId }: ChatTools,
  { community, channel }: { readonly community: string; readonly channel: string },
  name: string,
  since: number,
): Promise<string | undefined> {
  const { threads } = activeThreads.parse(await rest.get(Routes.guildActiveThreads(community)));
  return threads.find(
    (thread) =>
      thread.name === name &&
      thread.parent_id === channel &&
      thread.owner_id === botId() &&
      madeSince(thread.id, since),
  )?.id;
}

async function openPrivateThread(
  { rest }: ChatTools,
  channel: string,
  name: string,
): Promise<string> {
  const body = {
    name,
    type: ChannelType.PrivateThread,
    auto_archive_duration: autoArchive,
    invitable: false,
  };
  return idOf(await rest.post(Routes.threads(channel), { body }));
}
