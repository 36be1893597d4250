import type { WebSocket } from 'ws';
import type { Shard } from './shards.ts';

/** How many events a session can replay. */
const REPLAY = 5_000;

export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: Shard;
  sequence: number;
  /** Undefined while the bot is disconnected and can still resume. */
  socket: WebSocket | undefined;
  /** The latest events, oldest first. */
  missed: { sequence: number; text: string }[];
}

export function createSession(
  id: string,
  { intents, shard }: Pick<Session, 'intents' | 'shard'>,
  socket: WebSocket,
): Session {
  return { id, intents, shard, sequence: 0, socket, missed: [] };
}

/** `json` is the event's data, already serialised because every session gets the same. */
export function sendEvent(session: Session, event: string, json: string): void {
  session.sequence += 1;
  const { sequence } = session;
  const text = `{"op":0,"t":"${event}","s":${sequence},"d":${json}}`;
  session.missed.push({ sequence, text });
  if (session.missed.length > REPLAY * 2) session.missed = session.missed.slice(-REPLAY);
  session.socket?.send(text);
}

/** Closing with 1000 or 1001 ends the session; after any other code it can be resumed. */
export function dropSession(
  sessions: Map<string, Session>,
  session: Session,
  socket: WebSocket,
  code: number,
): void {
  if (session.socket !== socket) return;
  session.socket = undefined;
  if (code === 1000 || code === 1001) sessions.delete(session.id);
}
