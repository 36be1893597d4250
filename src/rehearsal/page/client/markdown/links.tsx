import type { ComponentChildren } from 'preact';
import { useRoom } from '../state/context.ts';
import { channelOf, personName } from '../state/names.ts';

/** Only web addresses become links; anything else stays text. */
export function Link({ target, children }: { target: string; children: ComponentChildren }) {
  if (!/^https?:\/\//u.test(target)) return <>{children}</>;
  return (
    <a href={target} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

export function PersonMention({ id }: { readonly id: string }) {
  const { known, text } = useRoom();
  const mine = id === known.me.id ? ' mention-me' : '';
  return <span class={`mention${mine}`}>@{personName(known, id, text)}</span>;
}

export function ChannelLink({ id }: { readonly id: string }) {
  const { known, text, openChannel } = useRoom();
  const channel = channelOf(known, id);
  if (channel === undefined) return <span class="mention">#{text.unknownChannel}</span>;
  return (
    <button type="button" class="mention mention-link" onClick={() => openChannel(id)}>
      #{channel.name}
    </button>
  );
}
