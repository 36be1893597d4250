import { createContext, type ComponentChildren, type ComponentType } from 'preact';
import { useContext } from 'preact/hooks';
import type { WireMessage } from '../protocol-shown.ts';
import type { WireState } from '../protocol.ts';
import type { MenuProps } from './message/message-menu.tsx';
import type { Room } from './state/context.ts';

/** What differs between the platforms that are played on. */
export interface Chat {
  readonly on: 'discord' | 'matrix';
  /** What a message says. */
  readonly Content: ComponentType<{ readonly message: WireMessage }>;
  /** Those of a channel's messages that are shown. */
  readonly shown: (messages: readonly WireMessage[]) => readonly WireMessage[];
  /** What can be done with a message, where there is anything. */
  readonly Menu: ComponentType<MenuProps>;
  readonly hasMenu: (known: WireState) => boolean;
  readonly Composer: ComponentType;
  /** Between the name of a channel and what is said there. */
  readonly Above: ComponentType;
  /** Around everything, for what its parts share. */
  readonly Frame: ComponentType<{ readonly children: ComponentChildren }>;
  /** Starts the workshop as somebody would who knows how. */
  readonly begin: (room: Room) => Promise<void>;
  readonly welcomePrivate: (room: Room) => string;
}

export const ChatContext = createContext<Chat | undefined>(undefined);

export function useChat(): Chat {
  const chat = useContext(ChatContext);
  if (chat === undefined) throw new Error('No platform around this part of the page.');
  return chat;
}
