import type { Component } from '../../local-discord/types.ts';
import type { WireMessage } from '../protocol-shown.ts';
import { plain } from './markdown/plain.ts';
import { useRoom, type Room } from './state/context.ts';
import { channelName, personName, roleName } from './state/names.ts';

/** Enough to know what it is about; the message itself can be read in full. */
const longestAnnouncement = 220;

/** Announces new messages to screen readers. */
export function LiveRegion() {
  const room = useRoom();
  const { announcement } = room.screen;
  return (
    <div class="unseen" role="status" aria-live="polite">
      {announcement === undefined ? '' : announced(room, announcement)}
    </div>
  );
}

function announced({ screen, known, text }: Room, message: WireMessage): string {
  const who = personName(known, message.authorId, text);
  if (message.channelId !== screen.channelId)
    return text.newElsewhere(who, channelName(known, message.channelId, text));
  const words = [message.content, ...message.components.flatMap(wordsOf)]
    .map((each) => plain(each, (kind, id) => nameOf({ known, text }, kind, id)))
    .filter((each) => each !== '')
    .join(' ');
  const short =
    words.length > longestAnnouncement ? `${words.slice(0, longestAnnouncement)}…` : words;
  return text.newMessage(who, short);
}

function nameOf({ known, text }: Pick<Room, 'known' | 'text'>, kind: string, id: string): string {
  if (kind === 'person') return personName(known, id, text);
  return kind === 'channel' ? channelName(known, id, text) : roleName(known, id, text);
}

const wordsOf = ({ content, components }: Component): string[] => [
  ...(content === undefined ? [] : [content]),
  ...(components ?? []).flatMap(wordsOf),
];
