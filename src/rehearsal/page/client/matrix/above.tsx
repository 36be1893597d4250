import { useRoom } from '../state/context.ts';
import { personName, personOf } from '../state/names.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { showMessage } from './show-message.ts';
import { useStrings } from './strings.ts';
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

/** The latest message somewhere else, until one has been there: forms come in the room for two. */
function Came() {
  const { screen, known, text, openChannel } = useRoom();
  const { announcement: message, unread } = screen;
  if (message === undefined || (unread[message.channelId] ?? 0) === 0) return null;
  const who = personName(known, message.authorId, text);
  const words = wordsOf(message);
  return (
    <button type="button" class="came" onClick={() => openChannel(message.channelId)}>
      <Avatar person={personOf(known, message.authorId)} small />
      <span class="came-words">
        <strong>{who}</strong>
        <span>{words}</span>
      </span>
      <span class="badge">
        <span aria-hidden="true">{unread[message.channelId]}</span>
        <span class="unseen">{text.unread(unread[message.channelId] ?? 0)}</span>
      </span>
    </button>
  );
}

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
