import type { WireState } from '../../protocol.ts';
import { useRoom } from '../state/context.ts';
import { isThread, personName, personOf } from '../state/names.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { showMessage } from './show-message.ts';
import { useStrings } from './use-strings.ts';
import { wordsOf } from './words.ts';

/** What a phone puts above a conversation: what came elsewhere, and what is pinned here. */
export function Above() {
  return (
    <>
      <Came />
      <Pinned />
    </>
  );
}

/** What came in another room, until one has been there: forms come in the room for two. */
function Came() {
  const { screen, known, text, openChannel } = useRoom();
  const { announcement, unread } = screen;
  const rooms = known.channels.filter((each) => !isThread(each) && (unread[each.id] ?? 0) > 0);
  const room = rooms.find(({ id }) => id === announcement?.channelId) ?? rooms[0];
  if (room === undefined) return null;
  const latest = announcement?.channelId === room.id ? announcement : undefined;
  const count = unread[room.id] ?? 0;
  return (
    <button type="button" class="came" onClick={() => openChannel(room.id)}>
      <Avatar person={personOf(known, latest?.authorId ?? '') ?? botIn(known)} small />
      <span class="came-words">
        <strong>
          {latest === undefined ? room.name : personName(known, latest.authorId, text)}
        </strong>
        <span>{latest === undefined ? text.unread(count) : wordsOf(latest)}</span>
      </span>
      <span class="badge" aria-hidden="true">
        {count}
      </span>
    </button>
  );
}

const botIn = ({ people }: WireState) => people.find(({ bot }) => bot);

function Pinned() {
  const { screen } = useRoom();
  const text = useStrings();
  const { channelId, messages } = screen;
  const here = channelId === undefined ? undefined : messages[channelId];
  const last = here?.findLast(({ onMatrix }) => onMatrix?.pinned === true);
  if (last === undefined) return null;
  return (
    <button type="button" class="pinned" onClick={() => showMessage(last.id)}>
      <Icon name="pin" />
      <span class="unseen">{text.pinned} </span>
      <span class="pinned-words">{wordsOf(last)}</span>
    </button>
  );
}
