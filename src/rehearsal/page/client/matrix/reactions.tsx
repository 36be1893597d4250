import { useRef, useState } from 'preact/hooks';
import type { WireMessage, WireReaction } from '../../protocol-shown.ts';
import { useRoom } from '../state/context.ts';
import { personName } from '../state/names.ts';
import { useStrings } from './use-strings.ts';

/** What stands under a message: pressing puts one’s own there, or takes it back. */
export function Reactions({ message }: { readonly message: WireMessage }) {
  const text = useStrings();
  const reactions = message.onMatrix?.reactions ?? [];
  if (reactions.length === 0) return null;
  return (
    <ul class="reactions" aria-label={text.reactions}>
      {reactions.map((reaction) => (
        <li key={reaction.key}>
          <Chip message={message} reaction={reaction} />
        </li>
      ))}
    </ul>
  );
}

interface ChipProps {
  readonly message: WireMessage;
  readonly reaction: WireReaction;
}

function Chip({ message: { id, channelId: channel }, reaction: { key, by } }: ChipProps) {
  const { known, text: common, act } = useRoom();
  const text = useStrings();
  const [busy, setBusy] = useState(false);
  // Pressing again before the first press was sent would take it back.
  const travelling = useRef(false);
  const press = async (): Promise<void> => {
    if (travelling.current) return;
    travelling.current = true;
    setBusy(true);
    await act({ do: 'react', channel, message: id, key });
    travelling.current = false;
    setBusy(false);
  };
  const names = by.map((each) => personName(known, each, common)).join(', ');
  return (
    <button
      type="button"
      class="reaction"
      data-action={`react:${key}`}
      aria-pressed={by.includes(known.me.id)}
      aria-busy={busy}
      title={names}
      onClick={() => void press()}
    >
      <span>{key}</span>
      <span class="reaction-count">{by.length}</span>
      <span class="unseen">{text.reactionsBy(names)}</span>
    </button>
  );
}
