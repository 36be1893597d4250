import type { WireChannel } from '../../protocol-shown.ts';
import { useRoom } from '../state/context.ts';
import { isDirect, isPrivate, isThread, unbroken } from '../state/names.ts';
import { Icon } from '../ui/icon.tsx';

/** The channels, each with its threads. `onGo` runs once one is chosen. */
export function ChannelList({ onGo }: { readonly onGo?: () => void }) {
  const { known, text } = useRoom();
  const tops = known.channels.filter((channel) => !isThread(channel));
  return (
    <nav class="channels" aria-label={text.channelsOf(known.guild.name)}>
      <ul>
        {tops.map((channel) => (
          <li key={channel.id}>
            <ChannelLink channel={channel} onGo={onGo} />
            <Threads of={channel.id} onGo={onGo} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface Going {
  readonly onGo: (() => void) | undefined;
}

function Threads({ of, onGo }: Going & { readonly of: string }) {
  const { known } = useRoom();
  const threads = known.channels.filter(({ parentId }) => parentId === of);
  if (threads.length === 0) return null;
  return (
    <ul class="threads">
      {threads.map((thread) => (
        <li key={thread.id}>
          <ChannelLink channel={thread} onGo={onGo} />
        </li>
      ))}
    </ul>
  );
}

function ChannelLink({ channel, onGo }: Going & { readonly channel: WireChannel }) {
  const { screen, text, openChannel } = useRoom();
  const unread = screen.unread[channel.id] ?? 0;
  const here = screen.channelId === channel.id;
  const go = (): void => {
    openChannel(channel.id);
    onGo?.();
  };
  const look = `channel${here ? ' channel-here' : ''}${unread > 0 ? ' channel-unread' : ''}`;
  return (
    <button type="button" class={look} aria-current={here ? 'page' : undefined} onClick={go}>
      <ChannelIcon channel={channel} />
      <span class="channel-name" title={channel.name}>
        {unbroken(channel.name)}
      </span>
      {channel.archived && <span class="channel-note">{text.archived}</span>}
      {unread > 0 && (
        <span class="badge">
          <span aria-hidden="true">{unread}</span>
          <span class="unseen">{text.unread(unread)}</span>
        </span>
      )}
    </button>
  );
}

export function ChannelIcon({ channel }: { readonly channel: WireChannel }) {
  const { text } = useRoom();
  if (!isThread(channel)) return <Icon name={isDirect(channel) ? 'person' : 'hash'} />;
  return (
    <>
      <Icon name={isPrivate(channel) ? 'lock' : 'thread'} />
      <span class="unseen">{isPrivate(channel) ? text.privateThread : text.thread} </span>
    </>
  );
}
