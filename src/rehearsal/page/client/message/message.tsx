import type { TargetedMouseEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { WireMessage } from '../../protocol-shown.ts';
import { useChat } from '../chat.ts';
import { useRoom } from '../state/context.ts';
import { moment } from '../state/moment.ts';
import { channelOf, dateLocale, personName, personOf } from '../state/names.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { useLongPress } from './use-long-press.ts';

interface MessageProps {
  readonly message: WireMessage;
  /** Follows another message of the same author: the name is not repeated. */
  readonly follows: boolean;
}

export function MessageView({ message, follows }: MessageProps) {
  const { known, text } = useRoom();
  const chat = useChat();
  const [menu, setMenu] = useState(false);
  const press = useLongPress(() => setMenu(true));
  const author = personOf(known, message.authorId);
  const hasMenu = message.ephemeralFor === undefined && chat.hasMenu(known);
  const onContextMenu = (event: TargetedMouseEvent<HTMLElement>): void => {
    // Links and fields keep the browser's own menu.
    if (event.target instanceof Element && event.target.closest('a, input, textarea')) return;
    event.preventDefault();
    setMenu(true);
  };
  const look = `message${follows ? ' message-follows' : ''}${message.ephemeralFor === undefined ? '' : ' message-private'}`;
  return (
    <li class={look} data-message={message.id} {...(hasMenu ? { ...press, onContextMenu } : {})}>
      {!follows && <Avatar person={author} />}
      <article class="message-body" aria-label={personName(known, message.authorId, text)}>
        {!follows && <Head message={message} />}
        <chat.Content message={message} />
        {message.ephemeralFor !== undefined && <OnlyYou id={message.id} />}
        <ThreadLink message={message} />
      </article>
      {hasMenu && <chat.Menu message={message} open={menu} setOpen={setMenu} />}
    </li>
  );
}

function Head({ message }: { readonly message: WireMessage }) {
  const { known, text, language } = useRoom();
  const author = personOf(known, message.authorId);
  const locale = dateLocale(language);
  return (
    <header class="message-head">
      <span class="message-author">{personName(known, message.authorId, text)}</span>
      {author?.bot === true && <span class="tag">{text.bot}</span>}
      <time dateTime={new Date(message.timestamp).toISOString()}>
        {moment(message.timestamp, message.timestamp, 't', locale)}
      </time>
    </header>
  );
}

function OnlyYou({ id }: { readonly id: string }) {
  const { text, change } = useRoom();
  const anchor = useRef<HTMLParagraphElement>(null);
  const dismiss = (): void => {
    // Keeps the focus on the page when the message that had it goes away.
    anchor.current?.closest<HTMLElement>('[data-scroll]')?.focus();
    change({ type: 'dismiss', message: id });
  };
  return (
    <p class="only-you" ref={anchor}>
      <Icon name="eye" />
      <span>{text.onlyYou}</span>
      <button type="button" class="link-button" onClick={dismiss}>
        {text.dismiss}
      </button>
    </p>
  );
}

/** A thread started from a message has the message's id. */
function ThreadLink({ message }: { readonly message: WireMessage }) {
  const { screen, known, text, openChannel } = useRoom();
  const thread = channelOf(known, message.threadId ?? message.id);
  // In its own thread, a message leads nowhere.
  if (thread === undefined || thread.id === screen.channelId) return null;
  const count = message.onMatrix?.inThread ?? 0;
  return (
    <button
      type="button"
      class="thread-link"
      aria-label={count > 0 ? undefined : text.openThread(thread.name)}
      onClick={() => openChannel(thread.id)}
    >
      <Icon name="thread" />
      <span>
        {count > 0 && text.inThread(count)}
        <span class={count > 0 ? 'unseen' : ''}>{thread.name}</span>
      </span>
    </button>
  );
}
