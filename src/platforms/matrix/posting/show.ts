import type { Shared, Urgency } from '../client/outgoing.ts';
import type { EventContent, HowShown, TalkTools } from '../talk/tools.ts';
import type { View } from '../../../kernel/view/view.ts';
import { messagesOf } from '../talk/message.ts';
import { txnOf } from '../rooms/ids.ts';
import { contentOf } from './content.ts';
import { inWords, partContent, refusesFiles, takeParts, uploadParts } from './parts.ts';
import type { Presses } from './presses.ts';
import type { PostingTools } from './tools.ts';

/**
 * Sends an answer in as many messages as it needs, then its files. Resolves, once all of it is
 * sent, with the message under which something can be done, or else the first; its buttons come
 * later.
 */
export function showing(tools: PostingTools, presses: Presses): TalkTools['show'] {
  const show = showingOr(tools, presses);
  return async (room, view, how) => (await show(room, view, how)) ?? '';
}

/**
 * The same; resolves with undefined if its first message was sent together with others', in which
 * case nothing more is sent.
 */
export function showingOr(
  tools: PostingTools,
  presses: Presses,
): (room: string, view: View, how: HowShown, shared?: Shared) => Promise<string | undefined> {
  const { api, outbox, rooms, standing, meaningIn } = tools;
  return async (room, given, how, shared) => {
    const { urgency = 'answer' } = how;
    const { view, parts } = await uploaded(tools, room, given, urgency);
    const sending =
      (content: EventContent, ...of: readonly (string | number)[]) =>
      (): Promise<string> =>
        api.send(room, 'm.room.message', content, txnOf('show', room, how.key, ...of));
    const send = (...what: Parameters<typeof sending>) => outbox.push(urgency, sending(...what));
    const texts = messagesOf(view, meaningIn(room));
    const ids: string[] = [];
    for (const [at, text] of texts.entries()) {
      const content = { ...contentOf(text, how.as), ...how.more };
      const isShared = shared !== undefined && at === 0;
      const work = sending(content, at);
      const id = isShared
        ? await outbox.pushShared(shared, work, urgency === 'receipt' ? urgency : 'answer')
        : await send(content, at);
      if (id === undefined) return undefined;
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

/** Uploads a view's parts; pictures that the server refuses become words. */
async function uploaded(tools: PostingTools, room: string, given: View, urgency: Urgency) {
  const whole = await takeParts(given, tools, tools.fileBytes());
  try {
    return { view: whole.view, parts: await uploadParts(tools, room, whole.parts, urgency) };
  } catch (error) {
    const hasFiles = (given.files ?? []).length > 0;
    if (hasFiles || !refusesFiles(error)) throw error;
    return { view: inWords(given), parts: [] };
  }
}
