import { Fragment } from 'preact';
import { useRef } from 'preact/hooks';
import type { WireMessage } from '../../protocol-shown.ts';
import { useChat } from '../chat.ts';
import { useRoom } from '../state/context.ts';
import { moment } from '../state/moment.ts';
import { channelName, channelOf, dateLocale, isThread } from '../state/names.ts';
import { Icon } from '../ui/icon.tsx';
import { MessageView } from './message.tsx';
import { useStayAtEnd } from './use-stay-at-end.ts';
import { Welcome } from './welcome.tsx';

/** As in Discord: after this long, the author's name is repeated; in milliseconds. */
const pauseMs = 7 * 60_000;

/** The messages of the current channel; stays at the newest unless somebody scrolled up. */
export function Conversation() {
  const room = useRoom();
  const { screen, known, text } = room;
  const chat = useChat();
  const { channelId } = screen;
  const read = channelId === undefined ? undefined : screen.messages[channelId];
  const messages = read && chat.shown(read.filter(({ id }) => !screen.dismissed.has(id)));
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
