import { useEffect, useRef } from 'preact/hooks';
import type { WireMessage } from '../../protocol-shown.ts';

/** Above what stays in view, in pixels. */
const marginPx = 8;
/** By which somebody goes on to something else. */
const gestures = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

export interface Answer {
  /** The message, until its reader's next gesture. */
  readonly stays: { readonly current: string | undefined };
  /** How many there have been. */
  readonly count: number;
}

/** A plain “noted” is read at a glance; a link or a button is gone to. */
const leadsOn = (message: Element): boolean =>
  message.querySelector('.message-content :is(a, button)') !== null;

/** What was only announced is filled in later, under the same id. */
const versionOf = ({ id, flags, editedTimestamp }: WireMessage): string =>
  `${id} ${flags} ${editedTimestamp}`;

/**
 * What this person alone was told since they came here. It leads to where they go on, and on a busy
 * machine it may come before a long message, or in a place above it.
 */
export function useAnswer(
  place: string,
  me: string,
  messages: readonly WireMessage[] | undefined,
): Answer {
  const stays = useRef<string | undefined>(undefined);
  const count = useRef(0);
  const seen = useRef({ place: '', versions: new Set<string>() });
  const answers = (messages ?? []).filter(({ ephemeralFor }) => ephemeralFor === me);
  if (seen.current.place === place) {
    const last = answers.findLast((each) => !seen.current.versions.has(versionOf(each)));
    if (last !== undefined) {
      stays.current = last.id;
      count.current += 1;
    }
  } else {
    seen.current = { place, versions: new Set() };
    stays.current = undefined;
  }
  for (const each of answers) seen.current.versions.add(versionOf(each));
  useEndOf(stays);
  return { stays, count: count.current };
}

function useEndOf(stays: { current: string | undefined }): void {
  useEffect(() => {
    const over = (): void => {
      stays.current = undefined;
    };
    for (const each of gestures) document.addEventListener(each, over, { passive: true });
    return () => {
      for (const each of gestures) document.removeEventListener(each, over);
    };
  }, []);
}

/** Where to scroll to: to the end, unless that would take out of view an answer that leads on. */
export function endOrAnswer(scroller: HTMLElement, { stays }: Answer): number {
  const end = scroller.scrollHeight - scroller.clientHeight;
  const { current } = stays;
  const found = current && scroller.querySelector(`[data-message="${CSS.escape(current)}"]`);
  if (!found || !leadsOn(found)) return end;
  const above = found.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  return Math.min(end, scroller.scrollTop + above - marginPx);
}
