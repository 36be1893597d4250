import type { TalkTools } from '../talk/tools.ts';
import type { View } from '../../../kernel/view/view.ts';
import { messagesOf } from '../talk/message.ts';
import { txnOf } from '../rooms/ids.ts';
import { contentOf } from './content.ts';
import { inWords, partContent, refusesFiles, takeParts, uploadParts } from './parts.ts';
import type { Presses } from './presses.ts';
import type { PostingTools } from './tools.ts';

/**
 * Shows an answer, as many messages as it needs, then its files. Resolves with the message under
 * which something can be done, or else the first, once all of it is sent; its buttons come later.
 */
export function showing(tools: PostingTools, presses: Presses): TalkTools['show'] {
  const { api, outbox, rooms, standing, meaningIn } = tools;
  return async (room, given, how) => {
    const { view, parts } = await uploaded(tools, room, given);
    const send = (content: Parameters<typeof api.send>[2], ...of: readonly (string | number)[]) =>
      outbox.push('answer', () =>
        api.send(room, 'm.room.message', content, txnOf('show', room, how.key, ...of)),
      );
    const texts = messagesOf(view, meaningIn(room));
    const ids: string[] = [];
    for (const [at, text] of texts.entries()) {
      const content = { ...contentOf(text, how.as), ...how.more };
      const id = await send(content, at);
      const { self: sender } = rooms;
      standing.sent({ room, event_id: id, type: 'm.room.message', sender, content });
      if (text.offered.presses.length > 0) presses.want(room, id, text.offered.presses);
      ids.push(id);
    }
    const head = ids.at(-1) ?? '';
    for (const [at, part] of parts.entries())
      await send(partContent(part, head, undefined), 'part', at);
    const offers = texts.findIndex(({ offered }) => offered.presses.length + offered.asked.length);
    return ids[Math.max(offers, 0)] ?? head;
  };
}

/** Pictures that the server does not take are said in words. */
async function uploaded(tools: PostingTools, room: string, given: View) {
  const whole = await takeParts(given, tools, tools.fileBytes());
  try {
    return { view: whole.view, parts: await uploadParts(tools, room, whole.parts, 'answer') };
  } catch (error) {
    const hasFiles = (given.files ?? []).length > 0;
    if (hasFiles || !refusesFiles(error)) throw error;
    return { view: inWords(given), parts: [] };
  }
}
