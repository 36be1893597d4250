import { useRef, useState } from 'preact/hooks';
import { useRoom } from '../state/context.ts';
import { Icon } from '../ui/icon.tsx';
import type { InMessage } from './in-message.ts';

const looks: Readonly<Record<number, string>> = {
  1: ' button-main',
  3: ' button-success',
  4: ' button-danger',
};
const linkStyle = 5;

export function MessageButton({ component, message, beside }: InMessage) {
  const { act } = useRoom();
  const [busy, setBusy] = useState(false);
  // Pressing again before the first press was answered would be a second gesture.
  const travelling = useRef(false);
  const { style, url, custom_id: customId, disabled } = component;
  const words = [component.emoji?.name, component.label].filter(Boolean).join(' ');
  if (style === linkStyle && typeof url === 'string') return <LinkButton url={url} words={words} />;
  const press = async (): Promise<void> => {
    if (disabled === true || travelling.current || typeof customId !== 'string') return;
    travelling.current = true;
    setBusy(true);
    await act({ do: 'click', channel: message.channelId, message: message.id, customId });
    travelling.current = false;
    setBusy(false);
  };
  return (
    <button
      type="button"
      class={`button${looks[style ?? 2] ?? ''}`}
      data-action={customId}
      aria-describedby={beside}
      // Not `disabled`, which would lose the focus.
      aria-disabled={disabled === true}
      aria-busy={busy}
      onClick={() => void press()}
    >
      {words}
    </button>
  );
}

function LinkButton({ url, words }: { readonly url: string; readonly words: string }) {
  if (!/^https?:\/\//u.test(url)) return null;
  return (
    <a class="button" href={url} target="_blank" rel="noopener noreferrer">
      {words}
      <Icon name="outside" />
    </a>
  );
}
