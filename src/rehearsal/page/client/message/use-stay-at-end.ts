import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WireMessage } from '../../protocol-shown.ts';
import type { Room } from '../state/context.ts';
import { endOrAnswer, useAnswer } from './use-answer.ts';

/** Within this distance of the end, people are reading the newest messages; in pixels. */
const nearEndPx = 120;

/**
 * Follows the newest messages, except while somebody reads further up: they get a notice instead.
 * What they alone were just told stays in view while it leads on, whatever comes below it.
 */
export function useStayAtEnd(
  scroller: { current: HTMLDivElement | null },
  { screen, known }: Room,
  messages: readonly WireMessage[] | undefined,
) {
  const [some, setSome] = useState(false);
  const me = known.me.id;
  const place = `${screen.channelId} ${me} ${messages === undefined}`;
  const answer = useAnswer(place, me, messages);
  const last = messages?.at(-1);
  const go = (): void => {
    const { current } = scroller;
    if (current === null) return;
    // The welcome is read from its beginning.
    const isWelcome = messages?.length === 0;
    current.scrollTop = isWelcome ? 0 : endOrAnswer(current, answer);
    setSome(!isWelcome && restOf(current) >= nearEndPx);
  };
  const latest = useRef(go);
  latest.current = go;
  const atEnd = useIsAtEnd(scroller, latest, setSome);
  useLayoutEffect(go, [place, answer.count]);
  useLayoutEffect(() => {
    const mine = last?.authorId === me || last?.ephemeralFor === me;
    if (atEnd.current || mine) go();
    else if (last !== undefined) setSome(true);
  }, [last?.id]);
  // An edit can make a card taller: people at the end stay there.
  useLayoutEffect(() => {
    if (atEnd.current) go();
  }, [messages?.length, screen.messages]);
  return { some, go };
}

/** Whether the newest messages are being read; where they are, one stays there. */
function useIsAtEnd(
  scroller: { readonly current: HTMLDivElement | null },
  go: { readonly current: () => void },
  setSome: (some: boolean) => void,
): { readonly current: boolean } {
  const atEnd = useRef(true);
  useEffect(() => {
    const { current } = scroller;
    const look = (): void => {
      if (current === null) return;
      atEnd.current = restOf(current) < nearEndPx;
      if (atEnd.current) setSome(false);
    };
    current?.addEventListener('scroll', look, { passive: true });
    // What is written below, or comes above, leaves it less room.
    const resized = new ResizeObserver(() => {
      if (atEnd.current) go.current();
    });
    if (current !== null) resized.observe(current);
    return () => {
      current?.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, []);
  return atEnd;
}

/** How much of it is below what shows, in pixels. */
const restOf = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number =>
  scrollHeight - scrollTop - clientHeight;
