import type { ComponentChildren } from 'preact';
import { Composer } from './composer/composer.tsx';
import { Conversation } from './message/conversation.tsx';
import { RoomHead, type RoomHeadProps } from './room-head.tsx';
import { useRoom } from './state/context.ts';
import { Trouble } from './trouble.tsx';

interface MiddleProps extends RoomHeadProps {
  readonly children: ComponentChildren;
}

/** The current channel: its name, its messages, and the composer. */
export function Middle({ children, ...head }: MiddleProps) {
  const { screen, known, text } = useRoom();
  return (
    <main class="middle">
      <RoomHead {...head} />
      {screen.connection === 'lost' && (
        <p class="note note-warning" role="status">
          {text.lost}
        </p>
      )}
      <Conversation key={`${known.me.id} ${screen.channelId}`} />
      <Trouble />
      <Composer />
      {children}
    </main>
  );
}
