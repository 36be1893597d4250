import { Routes } from 'discord.js';
import type { Messages } from '../../engine/ports.ts';
import type { ChatPermission } from '../../kernel/chat-permission.ts';
import type { View } from '../../kernel/view/view.ts';
import { expectIt, expectNothing, idOf } from './answers.ts';
import { inThread, unlessLocked } from './archived.ts';
import type { ChatTools } from './chat-tools.ts';
import { attempt } from './failures.ts';
import { findOwn } from './find-own.ts';
import { discordLimits } from './limits.ts';
import { nothingDrawn } from './pictures.ts';
import { markOf, nonceOf } from './post-names.ts';
import { renderOne, type RenderedMessage } from './render.ts';

/** A post is looked for by its own name, so it may be looked for this much further back. */
const lookBackMs = 5 * 60_000;

export function discordMessages(tools: ChatTools): Messages {
  const { rest, botId, rightsIn } = tools;
  return {
    post: async (channel, view, name, lost = 0) => {
      const { body, files } = await rendering(tools, channel, view, name);
      const named = { ...body, nonce: nonceOf(name, lost), enforce_nonce: true };
      const route = Routes.channelMessages(channel);
      const send = () => rest.post(route, { body: named, files });
      return attempt(tools, rightToPost(tools, channel, files.length > 0), async () =>
        idOf(await unlessLocked(tools, channel, send)),
      );
    },
    find: (channel, name, since) =>
      attempt(
        tools,
        () => 'view',
        () => findOwn(rest, botId(), channel, { mark: markOf(name), since: since - lookBackMs }),
      ),
    edit: async (channel, message, view, name) => {
      const { body, files } = await rendering(tools, channel, view, name);
      const listed = { ...body, attachments: attachmentsOf(files) };
      const route = Routes.channelMessage(channel, message);
      return inThread(tools, channel, async () => {
        expectIt(await rest.patch(route, { body: listed, files }), message);
      });
    },
    remove: (channel, message) =>
      inThread(tools, channel, async () => {
        expectNothing(await rest.delete(Routes.channelMessage(channel, message)));
      }),
    fileBytes: (channel) => rightsIn(channel)?.fileBytes ?? discordLimits.fileBytes,
  };
}

/** Where no file may be attached, words say what a picture shows. */
async function rendering({ rightsIn, draw }: ChatTools, channel: string, view: View, name: string) {
  const mayAttach = rightsIn(channel)?.missing.includes('attachFiles') !== true;
  const drawn = mayAttach ? await draw(view) : nothingDrawn;
  const { files, ...body } = renderOne(view, drawn, markOf(name));
  return { body, files: [...files] };
}

/**
 * Every file that must be there after an edit is listed, new ones by their number: what is not listed
 * is taken off, and a list left out would keep the former files beside the new.
 */
function attachmentsOf(files: RenderedMessage['files']) {
  return files.map(({ name }, index) => ({ id: String(index), filename: name }));
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
