import type { ServerResponse } from 'node:http';
import type { Activity, Message, Person } from '../local-discord/index.ts';
import type { Stage } from '../stage.ts';
import type { WireEntry, WireEvent } from './protocol.ts';
import { wireMessage } from './wire.ts';

/** More often than any proxy or browser gives up on a silent connection. */
const keepAliveMs = 15_000;

interface Stream {
  readonly person: string;
  readonly response: ServerResponse;
  /** The channel list last sent to this stream, as JSON. */
  channels: string | undefined;
}

/** Server-sent events for every window: each gets what its person can see, and nothing more. */
export interface Streams {
  open(person: Person, response: ServerResponse, recent: readonly WireEntry[]): void;
  /** Sends an event to everyone. */
  tellAll(event: WireEvent): void;
  /** Sends what happened on the stage to those who can see it. */
  tell(stage: Stage, activity: Activity): void;
  close(): void;
}

export function createStreams(): Streams {
  const streams = new Set<Stream>();
  const beat = setInterval(() => {
    for (const { response } of streams) response.write(': still here\n\n');
  }, keepAliveMs);
  beat.unref();
  return {
    open: (person, response, recent) => {
      const stream = { person: person.id, response, channels: JSON.stringify(person.channels()) };
      streams.add(stream);
      response.once('close', () => streams.delete(stream));
      response.write(': welcome\n\n');
      for (const entry of recent) send(stream, { type: 'wire', entry });
    },
    tellAll: (event) => {
      for (const stream of streams) send(stream, event);
    },
    tell: (stage, activity) => {
      for (const stream of streams) tellOne(stream, stage, activity);
    },
    close: () => {
      clearInterval(beat);
      for (const { response } of streams) response.end();
    },
  };
}

function send({ response }: Stream, event: WireEvent): void {
  response.write(`data: ${JSON.stringify(event)}\n\n`);
}

function tellOne(stream: Stream, { guild }: Stage, activity: Activity): void {
  const person = guild.people().find(({ id }) => id === stream.person);
  if (person === undefined) return;
  switch (activity.type) {
    case 'message':
    case 'edit':
      if (canSee(person, activity.message.channelId, activity.message))
        send(stream, { type: activity.type, message: wireMessage(activity.message) });
      return;
    case 'delete':
      if (canSee(person, activity.channelId, activity))
        send(stream, { type: 'delete', channel: activity.channelId, message: activity.messageId });
      return;
    case 'thread':
      return tellChannels(stream, person);
    default:
  }
}

function canSee(
  person: Person,
  channelId: string,
  { ephemeralFor }: Pick<Message, 'ephemeralFor'>,
): boolean {
  if (ephemeralFor !== undefined && ephemeralFor !== person.id) return false;
  return person.channels().some(({ id }) => id === channelId);
}

function tellChannels(stream: Stream, person: Person): void {
  const channels = person.channels();
  const json = JSON.stringify(channels);
  if (json === stream.channels) return;
  stream.channels = json;
  send(stream, { type: 'channels', channels });
}
