import type { View } from '../../kernel/view/view.ts';
import type { Parts } from './parts.ts';
import type { Call } from './posting/tools.ts';
import { showing } from './posting/show.ts';
import { addressOf } from './rooms/meaning.ts';
import { serverOf } from './rooms/inviting.ts';
import { threadId } from './rooms/ids.ts';
import { fromKey } from './talk/contents.ts';

/** Tells somebody in their direct room that it is their turn, with what they can do about it there. */
export async function telling(parts: Parts, call: Call): Promise<void> {
  const { session, rooms, maker, posting, presses } = parts;
  const { room, root, message, person, key } = call;
  const community = rooms.communityOf(room);
  if (session.served === undefined || community === undefined) return;
  const t = await session.served.wordsOf(community, person);
  const url = addressOf(threadId(room, message), serverOf(rooms.self)) ?? '';
  const label = rooms.get(room)?.name ?? room;
  const view: View = {
    blocks: [{ kind: 'text', text: t.say('matrix.call', { where: { kind: 'link', url, label } }) }],
    ...(call.view.rows === undefined ? {} : { rows: call.view.rows }),
  };
  const from = root === undefined ? { room } : { room, thread: root };
  const direct = await maker.roomWith(person);
  await showing(posting, presses)(direct, view, { key, as: 'text', more: { [fromKey]: from } });
}
