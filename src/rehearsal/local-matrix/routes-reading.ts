import { z } from 'zod';
import { ApiError, notFound } from './api-error.ts';
import { at, type Call, type Reply, type Route } from './call.ts';
import { eventOf, joinedRoomOf } from './look-up.ts';
import { readable, relatedTo, shown } from './shown.ts';
import { atOf, syncOf, tokenOf, type SyncRequest } from './sync.ts';
import { stateOf, type StoredEvent, type StoredRoom, type World } from './world.ts';

const filterSchema = z.object({
  room: z
    .object({ timeline: z.object({ limit: z.number().default(10) }).default({ limit: 10 }) })
    .default({ timeline: { limit: 10 } }),
});

/** A shorter wait than the one asked for: nobody waits that long here. */
const longestWaitMs = 30_000;

async function sync(world: World, call: Call): Promise<Reply> {
  const token = call.query.get('since') ?? undefined;
  const since = atOf(token);
  if (token !== undefined && (since === undefined || since > world.at))
    throw new ApiError(400, 'M_UNKNOWN_POS', 'Unknown stream position');
  const filter = filterSchema.parse(JSON.parse(call.query.get('filter') ?? '{}'));
  const request: SyncRequest = {
    user: call.user.id,
    device: call.user.device,
    since,
    full: call.query.get('full_state') === 'true',
    limit: filter.room.timeline.limit,
  };
  if (request.full) return repeated(world, call, () => syncOf(world, request).body);
  const waitMs = Math.min(Number(call.query.get('timeout') ?? 0), longestWaitMs);
  const until = Date.now() + waitMs;
  for (;;) {
    const { isEmpty, body } = syncOf(world, request);
    const leftMs = until - Date.now();
    if (!isEmpty || leftMs <= 0 || since === undefined) return { body };
    await news(world, leftMs);
  }
}

/** How long Synapse answers the same question as it did before, in milliseconds. */
const cachedMs = 120_000;

function repeated({ answered }: World, { user, query }: Call, answer: () => unknown): Reply {
  const now = Date.now();
  for (const [question, { at: when }] of answered)
    if (now - when > cachedMs) answered.delete(question);
  const question = `${user.id} ${query.toString()}`;
  const known = answered.get(question) ?? { at: now, body: answer() };
  answered.set(question, known);
  return { body: known.body };
}

function news(world: World, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      world.listeners.delete(done);
      resolve();
    };
    const timer = setTimeout(done, withinMs);
    world.listeners.add(done);
  });
}

const someSchema = z.object({
  types: z.array(z.string()).optional(),
  senders: z.array(z.string()).optional(),
});

function earlier(world: World, call: Call): Reply {
  const room = joinedRoomOf(world, call);
  const from = atOf(call.query.get('from') ?? undefined) ?? world.at;
  const to = atOf(call.query.get('to') ?? undefined) ?? 0;
  const { types, senders } = someSchema.parse(JSON.parse(call.query.get('filter') ?? '{}'));
  const found = readable(room, call.user.id)
    .filter(({ at: when }) => when <= from && when > to)
    .filter(({ type, sender }) => types?.includes(type) ?? senders?.includes(sender) ?? true)
    .filter(({ sender }) => senders?.includes(sender) ?? true)
    .toReversed();
  return page(room, found, call, 'end');
}

function page(
  room: StoredRoom,
  found: readonly StoredEvent[],
  call: Call,
  next: 'end' | 'next_batch',
): Reply {
  const limit = Math.min(Number(call.query.get('limit') ?? 10), 100);
  const chunk = found.slice(0, limit);
  const last = chunk.at(-1);
  const more = last === undefined || found.length <= limit ? {} : { [next]: tokenOf(last.at - 1) };
  return { body: { chunk: chunk.map((event) => shown(room, event)), ...more } };
}

function relations(world: World, call: Call): Reply {
  const room = joinedRoomOf(world, call);
  const { event_id: id } = eventOf(room, call);
  const from = atOf(call.query.get('from') ?? undefined) ?? world.at;
  const found = relatedTo(room, id, call.params['kind'] ?? '').filter(
    ({ at: when }) => when <= from,
  );
  return page(room, found, call, 'next_batch');
}

function state(world: World, call: Call): Reply {
  const { type = '', key } = call.params;
  const body = stateOf(joinedRoomOf(world, call), type, key);
  if (body === undefined) throw notFound('Event not found.');
  return { body };
}

export const readingRoutes: readonly Route[] = [
  { method: 'GET', path: at('/client/v3/sync'), run: sync },
  { method: 'GET', path: at('/client/v3/rooms/:room/state/:type/:key'), run: state },
  {
    method: 'GET',
    path: at('/client/v3/rooms/:room/event/:event'),
    run: (world, call) => {
      const room = joinedRoomOf(world, call);
      return { body: shown(room, eventOf(room, call)) };
    },
  },
  { method: 'GET', path: at('/client/v3/rooms/:room/messages'), run: earlier },
  { method: 'GET', path: at('/client/v1/rooms/:room/relations/:event/:kind'), run: relations },
];
