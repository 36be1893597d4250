import type { Activity, Message, Person } from '../local-discord/index.ts';
import type { Stage } from '../stage.ts';
import type { Listener, Streams } from './streams.ts';
import { wireMessage } from './wire.ts';

/** Sends what happened on the stage to those who can see it. */
export function tellOfActivity(streams: Streams, { guild }: Stage, activity: Activity): void {
  streams.each((listener) => {
    const person = guild.people().find(({ id }) => id === listener.person);
    if (person !== undefined) tellOne(listener, person, activity);
  });
}

function tellOne({ send, sendNews }: Listener, person: Person, activity: Activity): void {
  switch (activity.type) {
    case 'message':
    case 'edit':
      if (canSee(person, activity.message.channelId, activity.message))
        send({ type: activity.type, message: wireMessage(activity.message) });
      return;
    case 'delete':
      if (canSee(person, activity.channelId, activity))
        send({ type: 'delete', channel: activity.channelId, message: activity.messageId });
      return;
    case 'thread': {
      const channels = person.channels();
      return sendNews('channels', channels, { type: 'channels', channels });
    }
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
