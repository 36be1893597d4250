import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { createSession, dropSession, sendEvent } from './gateway-session.ts';
import type { Session } from './gateway-session.ts';
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
} as const;
const INVALID_SESSION = 9;
const HELLO = 10;
const HEARTBEAT_ACK = 11;
const HEARTBEAT_EVERY = 41_250;
/** What the gateway refuses a larger packet with is 4002; discord.js retries that in a tight loop. */
const MAX_PAYLOAD = 4096;
/** GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT: to be granted by Discord, never here. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
const GUILDS = 1;

const packetSchema = z.object({ op: z.number(), d: z.unknown() });
const identifySchema = z.object({
  token: z.string(),
  intents: z.number(),
  properties: z.looseObject({}),
});
const resumeSchema = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

export interface Gateway {
  dispatch: Dispatch;
  drop(code: number): void;
  sendPacket(packet: unknown): void;
  alterEvents(change: Alter | undefined): void;
  muteHeartbeats(muted: boolean): void;
  close(): void;
}

type Alter = (event: string, data: unknown) => unknown;

/** Faults to order, as they are now. */
interface Manners {
  heartbeatMs: number;
  muted: boolean;
  alter: Alter | undefined;
}

/** Discord's gateway on the same port: identify, heartbeat, resume with replay. */
export function openGateway(world: World, http: Server, heartbeatMs = HEARTBEAT_EVERY): Gateway {
  const manners: Manners = { heartbeatMs, muted: false, alter: undefined };
  const sessions = new Map<string, Session>();
  const server = new WebSocketServer({ server: http, maxPayload: 64 * 1024 });
  server.on('connection', (socket) => serve(world, sessions, socket, manners));
  return {
    dispatch: (event, data, intent = 0) => {
      const json = altered(manners, event, data);
      const asked = [...sessions.values()].filter(
        ({ intents }) => intent === 0 || (intents & intent) !== 0,
      );
      for (const session of asked) sendEvent(session, event, json);
      if (asked.length > 0) tell(world, () => ({ type: 'dispatch', event, data }));
    },
    drop: (code) => {
      for (const { socket } of sessions.values()) {
        if (code === Op.reconnect) send(socket, { op: Op.reconnect, d: null });
        else socket?.close(code);
      }
    },
    sendPacket: (packet) => {
      const text = typeof packet === 'string' ? packet : JSON.stringify(packet);
      for (const { socket } of sessions.values()) socket?.send(text);
    },
    alterEvents: (change) => {
      manners.alter = change;
    },
    muteHeartbeats: (muted) => {
      manners.muted = muted;
    },
    close: () => {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

function send(socket: WebSocket | undefined, packet: object): void {
  socket?.send(JSON.stringify({ s: null, t: null, ...packet }));
}

function altered({ alter }: Manners, event: string, data: unknown): string {
  return JSON.stringify(alter === undefined ? data : alter(event, data)) ?? 'null';
}

function serve(
  world: World,
  sessions: Map<string, Session>,
  socket: WebSocket,
  manners: Manners,
): void {
  let session: Session | undefined;
  send(socket, { op: HELLO, d: { heartbeat_interval: manners.heartbeatMs } });
  socket.on('message', (raw) => {
    const packet = parsePacket(world, raw);
    if (!packet) return;
    if (packet.op === Op.heartbeat && !manners.muted) send(socket, { op: HEARTBEAT_ACK });
    if (packet.op === Op.identify) session = identify(world, sessions, socket, packet.d, manners);
    if (packet.op === Op.resume) session = resume(world, sessions, socket, packet.d);
  });
  socket.on('close', (code) => {
    if (session) dropSession(sessions, session, socket, code);
  });
}

function parsePacket(world: World, raw: RawData): { op: number; d?: unknown } | undefined {
  const text = textOf(raw);
  if (text.length > MAX_PAYLOAD) {
    gatewayBreach(world, 'gatewayPayload', `a packet of ${text.length} bytes, 4096 at most`, text);
  }
  const packet = packetSchema.safeParse(JSON.parse(text));
  if (!packet.success) gatewayBreach(world, 'gatewayPacket', packet.error.message, text);
  return packet.data;
}

function textOf(raw: RawData): string {
  if (Array.isArray(raw)) return Buffer.concat(raw).toString();
  return (raw instanceof ArrayBuffer ? Buffer.from(raw) : raw).toString();
}

function gatewayBreach(world: World, rule: string, detail: string, body: unknown): void {
  recordBreach(world, { rule, route: 'gateway', detail, body });
}

function identify(
  world: World,
  sessions: Map<string, Session>,
  socket: WebSocket,
  data: unknown,
  manners: Manners,
): Session | undefined {
  const { token, intents } = identifySchema.parse(data);
  if (token !== world.token) {
    socket.close(4004, 'Authentication failed.');
    return undefined;
  }
  if (intents & PRIVILEGED) {
    gatewayBreach(world, 'disallowedIntents', 'privileged intents are not granted', { intents });
    socket.close(4014, 'Disallowed intent(s).');
    return undefined;
  }
  const session = createSession(world.nextId(), intents, socket);
  sessions.set(session.id, session);
  greet(world, session, manners);
  return session;
}

function greet(world: World, session: Session, manners: Manners): void {
  const greetWith = (event: string, data: unknown): void =>
    sendEvent(session, event, altered(manners, event, data));
  const guilds = [...world.guilds.values()];
  const url = world.origin.replace('http', 'ws');
  const ready = {
    v: 10,
    user: wireUser(world.bot),
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: url,
    application: { id: world.applicationId, flags: 0 },
    shard: [0, 1],
  };
  greetWith('READY', ready);
  if (!(session.intents & GUILDS)) return;
  for (const guild of guilds) greetWith('GUILD_CREATE', wireGuildCreate(world, guild));
}

function resume(
  world: World,
  sessions: Map<string, Session>,
  socket: WebSocket,
  data: unknown,
): Session | undefined {
  const { token, session_id: id, seq } = resumeSchema.parse(data);
  const session = sessions.get(id);
  const oldest = session?.missed[0]?.sequence ?? (session?.sequence ?? 0) + 1;
  if (!session || token !== world.token || seq > session.sequence || seq < oldest - 1) {
    send(socket, { op: INVALID_SESSION, d: false });
    return undefined;
  }
  session.socket = socket;
  for (const { sequence, text } of session.missed) if (sequence > seq) socket.send(text);
  sendEvent(session, 'RESUMED', '{}');
  return session;
}
