import type { MessageKey, Translator } from '../../i18n/translator.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { actionName } from '../../kernel/view/action.ts';
import type { Row, View } from '../../kernel/view/view.ts';
import type { Parts } from './parts.ts';
import type { Call } from './posting/tools.ts';
import { showing } from './posting/show.ts';
import { addressOf } from './rooms/meaning.ts';
import { serverOf } from './rooms/inviting.ts';
import { threadId } from './rooms/ids.ts';
import { fromKey } from './talk/contents.ts';

/**
 * The buttons of a turn, reworded in one person's language: the message itself is in the
 * community's.
 */
const ownWords: Readonly<Record<string, MessageKey>> = {
  'introduce.open': 'button.introduce',
  'stick.pass': 'button.passTurn',
  'calls.off': 'button.callsOff',
};

/** Tells somebody in their direct room that it is their turn, with what they can do about it there. */
export async function telling(parts: Parts, call: Call): Promise<void> {
  const { session, rooms, maker, posting, presses } = parts;
  const { room, root, message, person, key } = call;
  const community = rooms.communityOf(room);
  if (session.served === undefined || community === undefined) return;
  const t = await session.served.translatorFor(community, person);
  const url = addressOf(threadId(room, message), serverOf(rooms.self)) ?? '';
  const label = rooms.get(room)?.name ?? room;
  const view: View = {
    blocks: [{ kind: 'text', text: t.say('matrix.call', { where: { kind: 'link', url, label } }) }],
    ...(call.view.rows === undefined ? {} : { rows: call.view.rows.map((row) => toldIn(row, t)) }),
  };
  const from = root === undefined ? { room } : { room, thread: root };
  const direct = await maker.roomWith(person);
  await showing(posting, presses)(direct, view, { key, as: 'text', more: { [fromKey]: from } });
}

function toldIn(row: Row, t: Translator): Row {
  if (row.kind !== 'buttons') return row;
  const buttons = row.buttons.map((button) => {
    const key = entryOf(ownWords, actionName(button.action));
    return key === undefined ? button : { ...button, label: t.dynamic(key, {}) };
  });
  return { ...row, buttons };
}
