import { useChat } from '../chat.ts';
import { useRoom } from '../state/context.ts';

const platforms = [
  ['discord', '/', 'Discord'],
  ['matrix', '/matrix', 'Matrix'],
] as const;

/** The two rehearsals of this program, each at its own address. */
export function Platforms() {
  const { text } = useRoom();
  const chat = useChat();
  return (
    <nav class="segments platforms" aria-label={text.platforms}>
      {platforms.map(([on, address, name]) => (
        <a
          key={on}
          href={address}
          class={on === chat.on ? 'segment segment-on' : 'segment'}
          aria-current={on === chat.on ? 'page' : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
