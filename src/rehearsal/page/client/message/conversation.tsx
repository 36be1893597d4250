import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WireMessage } from '../../protocol-shown.ts';
import { useRoom, type Room } from '../state/context.ts';
import { moment } from '../state/moment.ts';
import { channelName, channelOf, dateLocale, isThread } from '../state/names.ts';
import { Icon } from '../ui/icon.tsx';
import { MessageView } from './message.tsx';
import { Welcome } from './welcome.tsx';

/** Within this distance of the end, people are reading the newest messages; in pixels. */
const nearEndPx = 120;
/** As in Discord: after this long, the author's name is repeated; in milliseconds. */
const pauseMs = 7 * 60_000;

/** The messages of the current channel; stays at the newest unless somebody scrolled up. */
export function Conversation() {
  const room = useRoom();
  const { screen, known, text } = room;
  const { channelId } = screen;
  const read = channelId === undefined ? undefined : screen.messages[channelId];
  const messages = read?.filter(({ id }) => !screen.dismissed.has(id));
  const scroller = useRef<HTMLDivElement>(null);
  const below = useStayAtEnd(scroller, room, messages);
  const name = channelId === undefined ? '' : channelName(known, channelId, text);
  return (
    <div class="conversation">
      <div
        class="scroll"
        data-scroll
        ref={scroller}
        tabIndex={0}
        role="region"
        aria-label={text.conversation(name)}
      >
        {messages?.length === 0 && <Empty />}
        <ol class="messages">
          {messages?.map((message, index) => {
            const before = messages[index - 1];
            return (
              <Fragment key={message.id}>
                {isNewDay(before, message) && <Day at={message.timestamp} />}
                <MessageView message={message} follows={continues(before, message)} />
              </Fragment>
            );
          })}
        </ol>
      </div>
      {below.some && (
        <button type="button" class="button new-below" onClick={below.go}>
          <Icon name="down" />
          {text.newBelow}
        </button>
      )}
    </div>
  );
}

function Empty() {
  const { screen, known, text } = useRoom();
  const channel = screen.channelId === undefined ? undefined : channelOf(known, screen.channelId);
  if (channel !== undefined && isThread(channel)) return <p class="empty">{text.emptyThread}</p>;
  return <Welcome />;
}

function continues(before: WireMessage | undefined, message: WireMessage): boolean {
  return (
    before !== undefined &&
    before.authorId === message.authorId &&
    before.ephemeralFor === message.ephemeralFor &&
    message.timestamp - before.timestamp < pauseMs &&
    !isNewDay(before, message)
  );
}

const dayOf = ({ timestamp }: WireMessage): string => new Date(timestamp).toDateString();

/** As in Discord, from the second day on. */
const isNewDay = (before: WireMessage | undefined, message: WireMessage): boolean =>
  before !== undefined && dayOf(before) !== dayOf(message);

function Day({ at }: { readonly at: number }) {
  const { language } = useRoom();
  return (
    <li class="day">
      <time dateTime={new Date(at).toISOString()}>
        {moment(at, at, 'day', dateLocale(language))}
      </time>
    </li>
  );
}

/**
 * Follows the newest messages, except while somebody reads further up: they get a notice instead.
 */
function useStayAtEnd(
  scroller: { current: HTMLDivElement | null },
  { screen, known }: Room,
  messages: readonly WireMessage[] | undefined,
) {
  const atEnd = useRef(true);
  const [some, setSome] = useState(false);
  const last = messages?.at(-1);
  const go = (): void => {
    const { current } = scroller;
    // The welcome is read from its beginning.
    const isWelcome = messages?.length === 0;
    if (current !== null) current.scrollTop = isWelcome ? 0 : current.scrollHeight;
    setSome(false);
  };
  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    const { current } = scroller;
    const look = (): void => {
      if (current === null) return;
      const { scrollHeight, scrollTop, clientHeight } = current;
      atEnd.current = scrollHeight - scrollTop - clientHeight < nearEndPx;
      if (atEnd.current) setSome(false);
    };
    current?.addEventListener('scroll', look, { passive: true });
    // What is written below, or comes above, leaves it less room.
    const resized = new ResizeObserver(() => {
      if (atEnd.current) latest.current();
    });
    if (current !== null) resized.observe(current);
    return () => {
      current?.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, []);
  useLayoutEffect(go, [screen.channelId, known.me.id, messages === undefined]);
  useLayoutEffect(() => {
    const mine = last?.authorId === known.me.id || last?.ephemeralFor === known.me.id;
    if (atEnd.current || mine) go();
    else if (last !== undefined) setSome(true);
  }, [last?.id]);
  // An edit can make a card taller: people at the end stay there.
  useLayoutEffect(() => {
    if (atEnd.current) go();
  }, [messages?.length, screen.messages]);
  return { some, go };
}
