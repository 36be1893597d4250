import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { isFromBot } from './door.ts';
import { leave, parsePacket, send, textOf } from './gateway-packets.ts';
import { altered, hold, noFaults, sendOrHold } from './gateway-faults.ts';
import type { ActiveFaults, Alter, IsHeld } from './gateway-faults.ts';
import { sendMembers } from './gateway-members.ts';
import { createSession, dropSession } from './gateway-session.ts';
import type { Session } from './gateway-session.ts';
import { isSame } from './secrets.ts';
import { guildOf, hears, shardSchema } from './shards.ts';
import { wireGuildCreate, wireUser } from './wire.ts';
import { recordBreach, tell } from './world.ts';
import type { Dispatch, World } from './world.ts';

/** Discord's gateway opcodes. */
const Op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
} as const;
const INVALID_SESSION = 9;
const HELLO = 10;
const HEARTBEAT_ACK = 11;
const HEARTBEAT_EVERY = 41_250;
/**
 * The gateway closes with 4002 on larger packets, upon which discord.js retries in a tight loop.
 */
const MAX_PAYLOAD = 4096;
/**
 * GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT: Discord would have to grant them; here nobody
 * does.
 */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
const GUILDS = 1;
/** In milliseconds; bots identify as soon as they receive hello. */
const IDENTIFY_WITHIN = 20_000;
/** The most connections that have not identified yet. */
const MAX_UNIDENTIFIED = 256;

const identifySchema = z.object({
  token: z.string(),
  intents: z.number(),
  properties: z.looseObject({}),
  shard: shardSchema,
});
const resumeSchema = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

interface GatewayState {
  readonly world: World;
  readonly sessions: Map<string, Session>;
  /** Connections that have not identified yet. */
  readonly unidentified: Set<WebSocket>;
  readonly faults: ActiveFaults;
}

export interface Gateway {
  dispatch: Dispatch;
  drop(code: number, shard: number | undefined): void;
  sendPacket(packet: unknown): void;
  alterEvents(change: Alter | undefined): void;
  holdEvents(isHeld: IsHeld | undefined): void;
  muteHeartbeats(muted: boolean): void;
  close(): void;
}

/** Discord's gateway on the same port: identify, heartbeat, resume with replay. */
export function openGateway(world: World, http: Server, heartbeatMs = HEARTBEAT_EVERY): Gateway {
  const faults = noFaults(heartbeatMs);
  const sessions = new Map<string, Session>();
  const state: GatewayState = { world, sessions, unidentified: new Set(), faults };
  const server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });
  http.on('upgrade', (request, socket, head) => {
    if (state.unidentified.size >= MAX_UNIDENTIFIED || !isFromBot(request))
      return rejectUpgrade(socket);
    server.handleUpgrade(request, socket, head, (greeted) => {
      serve(state, greeted);
    });
  });
  return {
    dispatch: (event, data, intent = 0) => {
      const json = altered(faults, event, data);
      const guild = guildOf(event, data);
      const asked = [...sessions.values()].filter(
        ({ intents, shard }) => (intent === 0 || (intents & intent) !== 0) && hears(shard, guild),
      );
      for (const session of asked) sendOrHold(faults, session, event, json);
      if (asked.length > 0) tell(world, () => ({ type: 'dispatch', event, data }));
    },
    drop: (code, shard) => {
      for (const { socket, shard: own } of sessions.values()) {
        if (shard !== undefined && shard !== own[0]) continue;
        if (code === Op.reconnect) send(socket, { op: Op.reconnect, d: null });
        else socket?.close(code);
      }
    },
    sendPacket: (packet) => {
      const text = typeof packet === 'string' ? packet : JSON.stringify(packet);
      for (const { socket } of sessions.values()) socket?.send(text);
    },
    alterEvents: (change) => {
      faults.alter = change;
    },
    holdEvents: (isHeld) => hold(faults, isHeld),
    muteHeartbeats: (muted) => {
      faults.muted = muted;
    },
    close: () => {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

function rejectUpgrade(socket: Duplex): void {
  socket.on('error', () => {});
  socket.once('finish', () => socket.destroy());
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

/** Serves a socket, and closes it if it does not identify in time. */
function serve(state: GatewayState, socket: WebSocket): void {
  const { sessions, unidentified, faults } = state;
  let session: Session | undefined;
  const deadline = setTimeout(() => leave(socket, 'notAuthenticated'), IDENTIFY_WITHIN).unref();
  const forget = (): void => {
    clearTimeout(deadline);
    unidentified.delete(socket);
  };
  unidentified.add(socket);
  send(socket, { op: HELLO, d: { heartbeat_interval: faults.heartbeatMs } });
  socket.on('message', (raw) => {
    if (session) return receive(state, session, socket, raw);
    session = authenticate(state, socket, raw);
    if (session) forget();
  });
  // A frame that violates the protocol: the socket is already being closed.
  socket.on('error', () => {});
  socket.on('close', (code) => {
    forget();
    if (session) dropSession(sessions, session, socket, code);
  });
}

/** Leaves no trace of what unidentified clients send. */
function authenticate(state: GatewayState, socket: WebSocket, raw: RawData): Session | undefined {
  const text = textOf(raw);
  const packet = parsePacket(text);
  if (packet === undefined) return leave(socket, 'notUnderstood');
  if (packet.op === Op.heartbeat) return send(socket, { op: HEARTBEAT_ACK });
  if (packet.op !== Op.identify && packet.op !== Op.resume)
    return leave(socket, 'notAuthenticated');
  const session = (packet.op === Op.identify ? identify : resume)(state, socket, packet.d);
  if (session) recordSize(state.world, text);
  return session;
}

/** A packet from an identified session, which is the bot. */
function receive(
  { world, faults }: GatewayState,
  session: Session,
  socket: WebSocket,
  raw: RawData,
): void {
  const text = textOf(raw);
  recordSize(world, text);
  const packet = parsePacket(text);
  if (packet?.op === Op.heartbeat && !faults.muted) send(socket, { op: HEARTBEAT_ACK });
  if (packet?.op === Op.requestMembers) sendMembers(world, session, packet.d);
  if (packet?.op === Op.identify || packet?.op === Op.resume) leave(socket, 'alreadyIn');
  if (packet !== undefined) return;
  gatewayBreach(world, 'gatewayPacket', 'not a packet in JSON', undefined);
  leave(socket, 'notUnderstood');
}

/** Only the size: a packet may contain the token. */
function recordSize(world: World, { length }: string): void {
  if (length <= MAX_PAYLOAD) return;
  gatewayBreach(world, 'gatewayPayload', `a packet of ${length} bytes, 4096 at most`, undefined);
}

function gatewayBreach(world: World, rule: string, detail: string, body: unknown): void {
  recordBreach(world, { rule, route: 'gateway', detail, body });
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
    return send(socket, { op: INVALID_SESSION, d: false });
  }
  session.socket = socket;
  for (const { sequence, text } of session.missed) if (sequence > seq) socket.send(text);
  sendOrHold(faults, session, 'RESUMED', '{}');
  return session;
}
