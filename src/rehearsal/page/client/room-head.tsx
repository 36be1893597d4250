import { useRoom } from './state/context.ts';
import { channelOf } from './state/names.ts';
import { ChannelIcon } from './side/channel-list.tsx';
import { Avatar } from './ui/avatar.tsx';
import { Icon } from './ui/icon.tsx';

export interface RoomHeadProps {
  /** Opens the side columns when there is no room for them. */
  readonly onChannels?: () => void;
  readonly onTools?: () => void;
}

/** In characters: more than two lines on a phone. */
const longName = 26;

/** The current channel and person. */
export function RoomHead({ onChannels, onTools }: RoomHeadProps) {
  const { screen, known, text } = useRoom();
  const channel = screen.channelId === undefined ? undefined : channelOf(known, screen.channelId);
  const name = channel?.name ?? known.guild.name;
  const waiting = Object.values(screen.unread).reduce((sum, count) => sum + count, 0);
  return (
    <header class="room-head">
      {onChannels && (
        <button type="button" class="icon-button" aria-label={text.channels} onClick={onChannels}>
          <Icon name="menu" />
          {waiting > 0 && (
            <span class="dot">
              <span class="unseen">{text.unread(waiting)}</span>
            </span>
          )}
        </button>
      )}
      <Parent id={channel?.parentId} />
      <h1 class={name.length > longName ? 'long-name' : ''}>
        {channel && <ChannelIcon channel={channel} />}
        <span>{name}</span>
      </h1>
      <p class="you">
        <span class="you-word">{text.you} </span>
        <Avatar person={known.me} small />
        <strong>{known.me.name}</strong>
      </p>
      {onTools && (
        <button type="button" class="icon-button" aria-label={text.tools} onClick={onTools}>
          <Icon name="tools" />
        </button>
      )}
    </header>
  );
}

function Parent({ id }: { readonly id: string | undefined }) {
  const { known, text, openChannel } = useRoom();
  const parent = id === undefined ? undefined : channelOf(known, id);
  if (parent === undefined) return null;
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={text.backTo(`#${parent.name}`)}
      title={text.backTo(`#${parent.name}`)}
      onClick={() => openChannel(parent.id)}
    >
      <Icon name="left" />
    </button>
  );
}
