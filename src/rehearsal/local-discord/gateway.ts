import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { isFromProgram } from '../../system/loopback.ts';
import { altered, hold, noFaults, sendOrHold, type Alter, type IsHeld } from './gateway-faults.ts';
import { authenticate } from './gateway-identify.ts';
import { sendMembers } from './gateway-members.ts';
import { leave, parsePacket, send, textOf } from './gateway-packets.ts';
import { dropSession, type Session } from './gateway-session.ts';
import { gatewayBreach, Op, recordSize, type GatewayState } from './gateway-state.ts';
import { guildOf, hears } from './shards.ts';
import { tell, type Dispatch, type World } from './world.ts';

const HEARTBEAT_EVERY = 41_250;
/** In milliseconds; bots identify as soon as they receive hello. */
const IDENTIFY_WITHIN = 20_000;
/** The most connections that have not identified yet. */
const MAX_UNIDENTIFIED = 256;

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
    if (state.unidentified.size >= MAX_UNIDENTIFIED || !isFromProgram(request))
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
  send(socket, { op: Op.hello, d: { heartbeat_interval: faults.heartbeatMs } });
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
  if (packet?.op === Op.heartbeat && !faults.muted) send(socket, { op: Op.heartbeatAck });
  if (packet?.op === Op.requestMembers) sendMembers(world, session, packet.d);
  if (packet?.op === Op.identify || packet?.op === Op.resume) leave(socket, 'alreadyIn');
  if (packet !== undefined) return;
  gatewayBreach(world, 'gatewayPacket', 'not a packet in JSON', undefined);
  leave(socket, 'notUnderstood');
}
