import type { MatrixPerson } from '../../matrix/person.ts';
import type { WireChannel, WireMessage } from '../protocol-shown.ts';
import type { Listener } from '../streams.ts';
import { seenRoom, type SeenChannel } from './seen-room.ts';

/** Everything that somebody's phone shows: the room of the workshop first, with its threads. */
function viewOf(person: MatrixPerson, hall: string): readonly SeenChannel[] {
  const rooms = person.rooms().toSorted((a, b) => Number(b === hall) - Number(a === hall));
  return rooms.filter((room) => person.hasJoined(room)).flatMap((room) => seenRoom(person, room));
}

export const channelsSeen = (person: MatrixPerson, hall: string): WireChannel[] =>
  viewOf(person, hall).map(({ channel }) => channel);

/** What is said in one of somebody's channels; undefined if they see none of that name. */
export const messagesSeen = (
  person: MatrixPerson,
  hall: string,
  id: string,
): readonly WireMessage[] | undefined =>
  viewOf(person, hall).find(({ channel }) => channel.id === id)?.messages;

/** Tells a window what has changed since it was last told, or since it noted what there is. */
export class Watch {
  readonly #person: MatrixPerson;
  readonly #hall: string;
  readonly #listener: Listener;
  #known = new Map<string, ReadonlySet<string>>();

  constructor(person: MatrixPerson, hall: string, listener: Listener) {
    this.#person = person;
    this.#hall = hall;
    this.#listener = listener;
    this.#look((channels) => listener.note('channels', channels), listener.note);
  }

  tell(): void {
    const { sendNews } = this.#listener;
    const before = this.#known;
    this.#look(
      (channels) => sendNews('channels', channels, { type: 'channels', channels }),
      (name, message) => {
        const isNew = before.get(message.channelId)?.has(message.id) !== true;
        sendNews(name, message, { type: isNew ? 'message' : 'edit', message });
      },
    );
    for (const [channel, messages] of before) this.#tellGone(channel, messages);
  }

  #look(
    ofChannels: (channels: readonly WireChannel[]) => void,
    ofMessage: (name: string, message: WireMessage) => void,
  ): void {
    const view = viewOf(this.#person, this.#hall);
    ofChannels(view.map(({ channel }) => channel));
    for (const message of view.flatMap(({ messages }) => messages))
      ofMessage(`${message.channelId} ${message.id}`, message);
    this.#known = new Map(
      view.map(({ channel, messages }) => [channel.id, new Set(messages.map(({ id }) => id))]),
    );
  }

  #tellGone(channel: string, messages: ReadonlySet<string>): void {
    const now = this.#known.get(channel);
    for (const message of messages)
      if (now?.has(message) !== true) this.#listener.send({ type: 'delete', channel, message });
  }
}
