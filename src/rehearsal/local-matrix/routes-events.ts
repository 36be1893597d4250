import { z } from 'zod';
import { ApiError } from './api-error.ts';
import { at, bodyOf, type Call, type Reply, type Route } from './call.ts';
import { eventOf, roomOf } from './look-up.ts';
import { expectMayRedact, expectMaySend } from './rules.ts';
import { relatedTo, relationOf } from './shown.ts';
import { append, type Content, type StoredEvent, type StoredRoom, type World } from './world.ts';

const content = z.record(z.string(), z.unknown());

/** The same transaction of the same device makes one event. */
function once(world: World, call: Call, work: () => StoredEvent): Reply {
  const key = `${call.user.device}\n${call.path}`;
  const known = world.transactions.get(key);
  const id = known ?? work().event_id;
  world.transactions.set(key, id);
  return { body: { event_id: id } };
}

function send(world: World, call: Call): Reply {
  const room = roomOf(world, call);
  const type = call.params['type'] ?? '';
  return once(world, call, () => {
    const said: Content = bodyOf(call, content);
    expectMaySend(room, call.user.id, type, said, false);
    const event = { type, sender: call.user.id, content: said };
    if (type === 'm.reaction') expectNew(room, event);
    return append(world, room, event);
  });
}

function expectNew(room: StoredRoom, event: { sender: string; content: Content }): void {
  const relation = relationOf({ ...blank, ...event });
  if (relation === undefined) return;
  const twice = relatedTo(room, relation.event, relation.kind).some(
    (each) => each.sender === event.sender && relationOf(each)?.key === relation.key,
  );
  if (twice) throw new ApiError(400, 'M_DUPLICATE_ANNOTATION', "Can't send same reaction twice");
}

const blank = { at: 0, room: '', event_id: '', type: '', origin_server_ts: 0 };

function redact(world: World, call: Call): Reply {
  const room = roomOf(world, call);
  return once(world, call, () => {
    const target = eventOf(room, call);
    expectMayRedact(room, call.user.id, target.sender);
    const { event_id: redacts } = target;
    const event = append(world, room, {
      type: 'm.room.redaction',
      sender: call.user.id,
      content: { redacts },
      redacts,
    });
    target.content = {};
    target.redactedBy = event;
    return event;
  });
}

function setState(world: World, call: Call): Reply {
  const room = roomOf(world, call);
  const type = call.params['type'] ?? '';
  const said: Content = bodyOf(call, content);
  expectMaySend(room, call.user.id, type, said, true);
  const key = call.params['key'] ?? '';
  const event = append(world, room, { type, sender: call.user.id, content: said, state_key: key });
  return { body: { event_id: event.event_id } };
}

export const eventRoutes: readonly Route[] = [
  {
    method: 'PUT',
    path: at('/client/v3/rooms/:room/send/:type/:txn'),
    counts: ['messages'],
    run: send,
  },
  {
    method: 'PUT',
    path: at('/client/v3/rooms/:room/redact/:event/:txn'),
    counts: ['messages'],
    run: redact,
  },
  {
    method: 'PUT',
    path: at('/client/v3/rooms/:room/state/:type/:key'),
    counts: ['messages'],
    run: setState,
  },
];
