import type { EarlierEvents } from '../client/api.ts';
import type { RoomEvent } from '../client/events.ts';
import { relation, threadOf } from '../talk/contents.ts';
import { postKey } from './content.ts';
import { Gone } from './failures.ts';
import type { PostingTools } from './tools.ts';

/** An edit carries the name of the message it edits. */
const isChange = (content: RoomEvent['content']): boolean =>
  relation.safeParse(content['m.relates_to']).data?.rel_type === 'm.replace';

const atOnce = 100;
/** The most pages to read: as many as a busy room fills in a day. */
const mostLists = 50;

/** The latest message of Palabre's under that name in that place, sent after `since`. */
export async function findPost(
  tools: PostingTools,
  { room, root }: { readonly room: string; readonly root?: string },
  name: string,
  since: number,
): Promise<string | undefined> {
  const { api, rooms } = tools;
  const { self } = rooms;
  if (root !== undefined && (await tools.standing.event(room, root)) === undefined)
    throw new Gone(root);
  const list = (from: string | undefined): Promise<EarlierEvents> =>
    root === undefined
      ? api.earlier(room, { from, limit: atOnce, types: ['m.room.message'], senders: [self] })
      : api.relations(room, root, { kind: 'm.thread', from, limit: atOnce });
  const isIt = ({ sender, content, unsigned }: RoomEvent) =>
    sender === self &&
    unsigned?.redacted_because === undefined &&
    content[postKey] === name &&
    !isChange(content) &&
    threadOf(content['m.relates_to']) === root;
  let from: string | undefined;
  for (let lists = 0; lists < mostLists; lists += 1) {
    const { chunk, end } = await list(from);
    const recent = chunk.filter((event) => event.origin_server_ts >= since);
    const found = recent.find(isIt);
    if (found !== undefined) return found.event_id;
    if (recent.length < chunk.length || end === undefined || chunk.length === 0) return undefined;
    from = end;
  }
  return undefined;
}
