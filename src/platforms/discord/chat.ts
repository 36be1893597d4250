import {
  ChannelType,
  RESTJSONErrorCodes,
  Routes,
  ThreadAutoArchiveDuration,
  type REST,
} from 'discord.js';
import { z } from 'zod';
import type { Chat, ChatFailure, Log } from '../../engine/ports.ts';
import type { ChatPermission } from '../../kernel/chat-permission.ts';
import type { Result } from '../../kernel/result.ts';
import type { View } from '../../kernel/view/view.ts';
import { discordGatherings } from './gatherings.ts';
import { expectIt, expectNothing, idOf } from './answers.ts';
import { attempt, hasCode, LockedThread } from './failures.ts';
import { createdAt, findOwn } from './find-own.ts';
import { discordLimits } from './limits.ts';
import { nothingDrawn, type Draw } from './pictures.ts';
import { markOf, nonceOf } from './post-names.ts';
import { renderOne, type RenderedMessage } from './render.ts';

export interface ChatTools {
  readonly rest: REST;
  readonly log: Log;
  readonly botId: () => string;
  readonly draw: Draw;
  /** The rights Palabre lacks in a channel, as far as is known here; the REST routes don't say. */
  readonly rightsIn: (channel: string) => KnownRights | undefined;
}

export interface KnownRights {
  readonly thread: boolean;
  readonly missing: readonly ChatPermission[];
  /** The most that a file may hold there, in bytes. */
  readonly fileBytes: number;
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

const lockedThread = z.object({ thread_metadata: z.object({ locked: z.literal(true) }) });

/** Long enough for a workshop that spans days; an archived thread is opened again when needed. */
const autoArchive = ThreadAutoArchiveDuration.OneWeek;

/** The port on Discord's REST routes, through discord.js's own queue, which waits out rate limits. */
export function discordChat(tools: ChatTools): Chat {
  const { rest, botId } = tools;
  return {
    ...discordGatherings({
      rest,
      botId,
      madeSince,
      attempt: (right, work) => attempt(tools, right, work),
    }),
    post: async (channel, view, name, lost = 0) => {
      const rendered = await rendering(tools, channel, view, name);
      const files = [...rendered.files];
      const body = { ...bodyOf(rendered), nonce: nonceOf(name, lost), enforce_nonce: true };
      return attempt(tools, rightToPost(tools, channel, files.length > 0), async () =>
        idOf(
          await unlessLocked(tools, channel, () =>
            rest.post(Routes.channelMessages(channel), { body, files }),
          ),
        ),
      );
    },
    find: (channel, name, since) =>
      attempt(
        tools,
        () => 'view',
        () => findOwn(rest, botId(), channel, { mark: markOf(name), since: since - lookBackMs }),
      ),
    edit: async (channel, message, view, name) => {
      const rendered = await rendering(tools, channel, view, name);
      const files = [...rendered.files];
      // Every file that must be there after the edit is listed, new ones by their number: what is
      // not listed is taken off, and a list left out would keep the former files beside the new.
      const attachments = files.map(({ name }, index) => ({ id: String(index), filename: name }));
      const body = { ...bodyOf(rendered), attachments };
      return inThread(tools, channel, async () => {
        expectIt(
          await rest.patch(Routes.channelMessage(channel, message), { body, files }),
          message,
        );
      });
    },
    remove: (channel, message) =>
      inThread(tools, channel, async () => {
        expectNothing(await rest.delete(Routes.channelMessage(channel, message)));
      }),
    openThread: (channel, message, name) => openThread(tools, channel, message, name),
    openPrivateThread: (place, name, since) => openPrivateThread(tools, place, name, since),
    addToThread: (thread, person) =>
      inThread(tools, thread, async () => {
        expectNothing(await rest.put(Routes.threadMembers(thread, person)));
      }),
    removeFromThread: (thread, person) =>
      inThread(tools, thread, async () => {
        expectNothing(await rest.delete(Routes.threadMembers(thread, person)));
      }),
    fileBytes: (channel) => tools.rightsIn(channel)?.fileBytes ?? discordLimits.fileBytes,
  };
}

/** A picture must never keep what it shows from being said: words do, where no file may be attached. */
async function rendering(
  { rightsIn, draw }: ChatTools,
  channel: string,
  view: View,
  name: string,
): Promise<RenderedMessage> {
  const mayAttach = rightsIn(channel)?.missing.includes('attachFiles') !== true;
  return renderOne(view, mayAttach ? await draw(view) : nothingDrawn, markOf(name));
}

function bodyOf({ components, flags, allowed_mentions }: RenderedMessage) {
  return { components, flags, allowed_mentions };
}

/** The right that a refused message most likely lacks: a thread and a file each ask for their own. */
function rightToPost(
  { rightsIn }: ChatTools,
  channel: string,
  files: boolean,
): () => ChatPermission {
  return () => {
    const known = rightsIn(channel);
    const right = known?.thread === true ? 'sendInThreads' : 'send';
    const lacksOnlyFiles =
      known?.missing.includes(right) === false && known.missing.includes('attachFiles');
    return files && lacksOnlyFiles ? 'attachFiles' : right;
  };
}

/** A message's thread has the message's own id, so a crash in between cannot make two of them. */
async function openThread(
  tools: ChatTools,
  channel: string,
  message: string,
  name: string,
): Promise<Result<string, ChatFailure>> {
  return attempt(
    tools,
    () => 'publicThreads',
    async () => {
      const body = { name, auto_archive_duration: autoArchive };
      try {
        return idOf(await tools.rest.post(Routes.threads(channel, message), { body }));
      } catch (error) {
        if (!hasCode(error, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)) throw error;
        // It may have been deleted since: then this says so, and another message must carry the next.
        return idOf(await tools.rest.get(Routes.channel(message)));
      }
    },
  );
}

async function openPrivateThread(
  tools: ChatTools,
  { community, channel }: { community: string; channel: string },
  name: string,
  since: number,
): Promise<Result<string, ChatFailure>> {
  return attempt(
    tools,
    () => 'privateThreads',
    async () => {
      const { threads } = activeThreads.parse(
        await tools.rest.get(Routes.guildActiveThreads(community)),
      );
      const known = threads.find(
        (thread) =>
          thread.name === name &&
          thread.parent_id === channel &&
          thread.owner_id === tools.botId() &&
          madeSince(thread.id, since),
      );
      if (known !== undefined) return known.id;
      const body = {
        name,
        type: ChannelType.PrivateThread,
        auto_archive_duration: autoArchive,
        invitable: false,
      };
      return idOf(await tools.rest.post(Routes.threads(channel), { body }));
    },
  );
}

/** A machine's clock and Discord's may differ; two workshops of one title don't start so close. */
const clockSkewMs = 10_000;

function madeSince(id: string, since: number): boolean {
  return createdAt(id) >= since - clockSkewMs;
}

/** What is looked for by a name of its own may be looked for further back than that. */
const lookBackMs = 5 * 60_000;

/** An archived thread refuses edits: it is opened again, once. */
async function inThread<T>(
  tools: ChatTools,
  channel: string,
  work: () => Promise<T>,
): Promise<Result<T, ChatFailure>> {
  return attempt(
    tools,
    () => 'sendInThreads',
    async () => {
      try {
        return await work();
      } catch (error) {
        if (!hasCode(error, RESTJSONErrorCodes.InvalidActionOnArchivedThread)) throw error;
        const opened = await unlessLocked(tools, channel, () =>
          tools.rest.patch(Routes.channel(channel), { body: { archived: false } }),
        );
        expectIt(opened, channel);
        return work();
      }
    },
  );
}

/** A locked thread refuses as for want of a right. Whether it is locked is asked, once it did. */
async function unlessLocked<T>(
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
