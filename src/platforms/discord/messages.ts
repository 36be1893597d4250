import { MessageFlags, Routes } from 'discord-api-types/v10';
import type { Messages } from '../../engine/ports.ts';
import type { ChatPermission } from '../../kernel/chat-permission.ts';
import type { View } from '../../kernel/view/view.ts';
import { expectIt, expectNothing, idOf } from './answers.ts';
import { inThread, unlessLocked } from './archived.ts';
import type { ChatTools } from './chat-tools.ts';
import { attempt, refusesFiles } from './failures.ts';
import { findOwn } from './find-own.ts';
import { discordLimits } from './limits.ts';
import { nothingDrawn, type Drawn } from './pictures.ts';
import { markOf, nonceOf } from './post-names.ts';
import { renderOne, type RenderedMessage } from './render.ts';

/** A post is searched for by its own name, so the search may start this much earlier. */
const lookBackMs = 5 * 60_000;

export function discordMessages(tools: ChatTools): Messages {
  const { rest, botId, rightsIn } = tools;
  return {
    post: async (channel, view, name, since) => {
      const rendered = await rendering(tools, channel, view, name);
      const nonce = { nonce: nonceOf(channel, name, since), enforce_nonce: true };
      const route = Routes.channelMessages(channel);
      const send = ({ body, files }: Rendered) =>
        unlessLocked(tools, channel, () =>
          rest.post(route, { body: { ...body, ...nonce }, files }),
        );
      return attempt(tools, rightToPost(tools, channel, rendered.files.length > 0), async () =>
        idOf(await orInWords(send, rendered, view, name)),
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
      const route = Routes.channelMessage(channel, message);
      const send = ({ body, files }: Rendered) =>
        rest.patch(route, { body: { ...edited(body), attachments: attachmentsOf(files) }, files });
      return inThread(tools, channel, async () => {
        expectIt(await orInWords(send, rendered, view, name), message);
      });
    },
    remove: (channel, message) =>
      inThread(tools, channel, async () => {
        expectNothing(await rest.delete(Routes.channelMessage(channel, message)));
      }),
    fileBytes: (channel) => rightsIn(channel)?.fileBytes ?? discordLimits.fileBytes,
  };
}

/** Where files are not allowed, words replace the pictures. */
async function rendering({ rightsIn, draw }: ChatTools, channel: string, view: View, name: string) {
  const mayAttach = rightsIn(channel)?.missing.includes('attachFiles') !== true;
  return rendered(view, mayAttach ? await draw(view) : nothingDrawn, name);
}

function rendered(view: View, drawn: Drawn, name: string) {
  const { files, ...body } = renderOne(view, drawn, markOf(name));
  return { body, files: [...files] };
}

type Rendered = ReturnType<typeof rendered>;

/** Some servers are refused files for a while: a post whose only files are pictures says them in words. */
async function orInWords(
  send: (rendered: Rendered) => Promise<unknown>,
  whole: Rendered,
  view: View,
  name: string,
): Promise<unknown> {
  try {
    return await send(whole);
  } catch (error) {
    const onlyPictures = whole.files.length > 0 && (view.files ?? []).length === 0;
    if (!onlyPictures || !refusesFiles(error)) throw error;
    return send(rendered(view, nothingDrawn, name));
  }
}

/** An edit makes no sound, and notifies nobody. */
function edited(body: Rendered['body']) {
  return { ...body, flags: MessageFlags.IsComponentsV2, allowed_mentions: { parse: [] } };
}

/**
 * Lists every file that must be there after an edit, new ones by their number: files not listed are
 * removed, and without a list the old files would stay beside the new ones.
 */
function attachmentsOf(files: RenderedMessage['files']) {
  return files.map(({ name }, index) => ({ id: String(index), filename: name }));
}

/** The right that a refused message most likely lacks: threads and files each need their own. */
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
