import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Modal } from '../../local-discord/types.ts';
import { ChatContext, type Chat } from './chat.ts';
import { Room } from './room.tsx';
import { RoomContext, type Room as RoomValue } from './state/context.ts';
import { Refusal } from './state/server.ts';
import { usePageLanguage, useTheme } from './state/settings.ts';
import { useGestures } from './state/use-gestures.ts';
import { useRehearsal } from './state/use-rehearsal.ts';
import { strings } from './strings.ts';

/** One window: one person in the rehearsal. */
export function App({ chat }: { readonly chat: Chat }) {
  const [refusal, setRefusal] = useState<unknown>();
  const [modal, setModal] = useState<Modal>();
  const { screen, change, openChannel, become } = useRehearsal(setRefusal);
  const [theme, setTheme] = useTheme();
  const [language, setLanguage] = usePageLanguage(screen.known?.language);
  const text = strings[language];
  const person = screen.known?.me.id;
  const act = useGestures({ person, change, onModal: setModal, onRefusal: setRefusal });
  const attempt = useAttempt(setRefusal);
  useEffect(() => {
    document.title = text.pageTitle;
  }, [text]);
  const { known } = screen;
  const trouble = refusal === undefined ? undefined : problemOf(refusal, text.silent);
  const forgetTrouble = useCallback(() => setRefusal(undefined), []);
  // Elsewhere, and for somebody else, it is no longer true.
  useEffect(forgetTrouble, [person, screen.channelId]);
  const actions = { change, openChannel, become, act, attempt, forgetTrouble };
  const room = useMemo<RoomValue | undefined>(
    () => known && { screen, known, text, language, trouble, ...actions },
    [screen, text, trouble, openChannel, act],
  );
  if (room === undefined)
    return (
      <main class="loading">
        <p role="status">{trouble ?? text.loading}</p>
      </main>
    );
  return (
    <RoomContext.Provider value={room}>
      <ChatContext.Provider value={chat}>
        <chat.Frame>
          <Room
            modal={modal}
            onModalClosed={() => setModal(undefined)}
            preferences={{ theme, setTheme, setLanguage }}
          />
        </chat.Frame>
      </ChatContext.Provider>
    </RoomContext.Provider>
  );
}

function problemOf(refusal: unknown, silent: string): string {
  return (refusal instanceof Refusal ? refusal.problem : undefined) ?? silent;
}

function useAttempt(onRefusal: (refusal: unknown) => void) {
  return useCallback(async (order: Promise<unknown>): Promise<boolean> => {
    try {
      await order;
      onRefusal(undefined);
      return true;
    } catch (refusal) {
      onRefusal(refusal);
      return false;
    }
  }, []);
}
