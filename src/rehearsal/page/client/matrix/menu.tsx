import type { MenuProps } from '../message/message-menu.tsx';
import { useRoom } from '../state/context.ts';
import { channelOf, isThread, personName } from '../state/names.ts';
import { ActionMenu, type Action } from '../ui/action-menu.tsx';
import { useIntent } from './intent.tsx';
import { useStrings } from './use-strings.ts';

/** Those that Palabre understands, and one for the pleasure of it. */
const signs = ['📌', '⭐', '👍', '❤️'];

/** What a long press on a message offers. */
export function MatrixMenu({ message, ...menu }: MenuProps) {
  const { known, text: common } = useRoom();
  const actions = useActions(message);
  if (message.onMatrix?.removed === true) return null;
  const who = personName(known, message.authorId, common);
  return <ActionMenu {...menu} label={common.messageActions(who)} actions={actions} />;
}

function useActions(message: MenuProps['message']): Action[] {
  const { known, act } = useRoom();
  const { intend } = useIntent();
  const text = useStrings();
  const { id, channelId: channel, authorId, onMatrix } = message;
  const inThread = channelOf(known, channel);
  const isOwn = authorId === known.me.id;
  const react = (key: string): Action => ({
    label: text.reactWith(key),
    sign: key,
    run: () => void act({ do: 'react', channel, message: id, key }),
  });
  const reply: Action = {
    label: text.reply,
    icon: 'reply',
    run: () => intend({ kind: 'reply', message }),
  };
  const change: Action = {
    label: text.change,
    icon: 'edit',
    run: () => intend({ kind: 'change', message }),
  };
  const takeBack: Action = {
    label: text.takeBack,
    icon: 'bin',
    run: () => void act({ do: 'takeBack', channel, message: id }),
  };
  const pin: Action = {
    label: onMatrix?.pinned === true ? text.unpin : text.pin,
    icon: 'pin',
    run: () => void act({ do: 'pin', channel, message: id }),
  };
  const mayPin = known.me.facilitates && inThread !== undefined && !isThread(inThread);
  return [
    ...signs.map(react),
    reply,
    ...(isOwn ? [change, takeBack] : []),
    ...(mayPin ? [pin] : []),
  ];
}
