import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { leave, parsePacket, send, textOf } from './gateway-packets.ts';
import { altered, sendOrHold, type ActiveFaults } from './gateway-faults.ts';
import { createSession, type Session } from './gateway-session.ts';
import { gatewayBreach, Op, recordSize, type GatewayState } from './gateway-state.ts';
import { isSame } from './secrets.ts';
import { hears, shardSchema } from './shards.ts';
import { wireGuildCreate } from './wire/guilds.ts';
import { wireUser } from './wire/people.ts';
import type { World } from './world.ts';

/**
 * GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT: Discord would have to grant them; here nobody
 * does.
 */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
const GUILDS = 1;
const identifySchema = z.object({
  token: z.string(),
  intents: z.number(),
  properties: z.looseObject({}),
  shard: shardSchema,
});
const resumeSchema = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

/** Leaves no trace of what unidentified clients send. */
export function authenticate(
  state: GatewayState,
  socket: WebSocket,
  raw: RawData,
): Session | undefined {
  const text = textOf(raw);
  const packet = parsePacket(text);
  if (packet === undefined) return leave(socket, 'notUnderstood');
  if (packet.op === Op.heartbeat) return send(socket, { op: Op.heartbeatAck });
  if (packet.op !== Op.identify && packet.op !== Op.resume)
    return leave(socket, 'notAuthenticated');
  const session = (packet.op === Op.identify ? identify : resume)(state, socket, packet.d);
  if (session) recordSize(state.world, text);
  return session;
}

function identify(state: GatewayState, socket: WebSocket, data: unknown): Session | undefined {
  const { world, sessions } = state;
  const asked = identifySchema.safeParse(data);
  if (!asked.success) return leave(socket, 'notUnderstood');
  const { token, intents, shard } = asked.data;
  if (!isSame(token, world.token)) return leave(socket, 'wrongToken');
  if (intents & PRIVILEGED) {
    gatewayBreach(world, 'disallowedIntents', 'privileged intents are not granted', { intents });
    return leave(socket, 'disallowedIntents');
  }
  const session = createSession(world.nextId(), { intents, shard }, socket);
  sessions.set(session.id, session);
  greet(world, session, state.faults);
  return session;
}

function greet(world: World, session: Session, faults: ActiveFaults): void {
  const greetWith = (event: string, data: unknown): void =>
    sendOrHold(faults, session, event, altered(faults, event, data));
  const guilds = [...world.guilds.values()].filter(({ id }) => hears(session.shard, id));
  const url = world.origin.replace('http', 'ws');
  const ready = {
    v: 10,
    user: wireUser(world.bot),
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: url,
    application: { id: world.applicationId, flags: 0 },
    shard: session.shard,
  };
  greetWith('READY', ready);
  if (!(session.intents & GUILDS)) return;
  for (const guild of guilds) greetWith('GUILD_CREATE', wireGuildCreate(world, guild));
}

function resume(
  { world, sessions, faults }: GatewayState,
  socket: WebSocket,
  data: unknown,
): Session | undefined {
  const asked = resumeSchema.safeParse(data);
  if (!asked.success) return leave(socket, 'notUnderstood');
  const { token, session_id: id, seq } = asked.data;
  if (!isSame(token, world.token)) return leave(socket, 'wrongToken');
  const session = sessions.get(id);
  const oldest = session?.missed[0]?.sequence ?? (session?.sequence ?? 0) + 1;
  if (!session || seq > session.sequence || seq < oldest - 1) {
    return send(socket, { op: Op.invalidSession, d: false });
  }
  session.socket = socket;
  for (const { sequence, text } of session.missed) if (sequence > seq) socket.send(text);
  sendOrHold(faults, session, 'RESUMED', '{}');
  return session;
}
