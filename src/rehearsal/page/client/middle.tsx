import type { ComponentChildren } from 'preact';
import { useChat } from './chat.ts';
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
  const chat = useChat();
  return (
    <main class="middle">
      <RoomHead {...head} />
      {screen.connection === 'lost' && (
        <p class="note note-warning" role="status">
          {text.lost}
        </p>
      )}
      <chat.Above />
      <Conversation key={`${known.me.id} ${screen.channelId}`} />
      <Trouble />
      <chat.Composer />
      {children}
    </main>
  );
}
