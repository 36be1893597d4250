import { z } from 'zod';
import type { MatrixPerson } from '../../matrix/person.ts';
import { redactedIn, relation } from '../../matrix/seen.ts';
import type { WireMatrixAct } from '../protocol-acts.ts';
import { pinnedIn } from './standing-around.ts';

const id = z.string().min(1);
const base = { person: id, channel: id };
const text = z.string().min(1).max(2000);

export const matrixActSchema: z.ZodType<WireMatrixAct> = z.discriminatedUnion('do', [
  z.object({ ...base, do: z.literal('write'), text, replyTo: id.exactOptional() }),
  z.object({ ...base, do: z.literal('react'), message: id, key: z.string().min(1).max(100) }),
  z.object({ ...base, do: z.literal('change'), message: id, text }),
  z.object({ ...base, do: z.literal('takeBack'), message: id }),
  z.object({ ...base, do: z.literal('pin'), message: id }),
]);

/** Where somebody is: in a room, or in the thread of a message. */
export interface Whereabouts {
  readonly room: string;
  readonly thread?: string;
}

/** What somebody's client sends to the server. Rejects with what the server says to it. */
export function perform(
  person: MatrixPerson,
  { room, thread }: Whereabouts,
  act: WireMatrixAct,
): Promise<unknown> {
  switch (act.do) {
    case 'write': {
      const { replyTo } = act;
      const to = replyTo === undefined ? {} : { replyTo };
      return person.say(room, act.text, { ...to, ...(thread === undefined ? {} : { thread }) });
    }
    case 'react': {
      const mine = reactionOf(person, room, act);
      if (mine !== undefined) return person.takeBack(room, mine);
      return person.react(room, act.message, act.key);
    }
    case 'change':
      return person.change(room, act.message, act.text);
    case 'takeBack':
      return person.takeBack(room, act.message);
    case 'pin': {
      const pinned = pinnedIn(person.events(room));
      const others = pinned.filter((each) => each !== act.message);
      const next = others.length < pinned.length ? others : [...pinned, act.message];
      return person.api.setState(room, 'm.room.pinned_events', '', { pinned: next });
    }
  }
}

/** The reaction with that key which somebody put under a message, if it still stands. */
function reactionOf(
  person: MatrixPerson,
  room: string,
  { message, key }: Extract<WireMatrixAct, { do: 'react' }>,
): string | undefined {
  const events = person.events(room);
  const redacted = redactedIn(events);
  return events.find(({ type, sender, content, event_id: event }) => {
    if (type !== 'm.reaction' || sender !== person.id || redacted.has(event)) return false;
    const relates = relation(content);
    return relates?.event_id === message && relates.key === key;
  })?.event_id;
}
