import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';

const packetSchema = z.object({ op: z.number(), d: z.unknown() });
export type Packet = z.infer<typeof packetSchema>;

/** Undefined for anything that is not a packet. */
export function parsePacket(text: string): Packet | undefined {
  try {
    return packetSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function textOf(raw: RawData): string {
  if (Array.isArray(raw)) return Buffer.concat(raw).toString();
  return (raw instanceof ArrayBuffer ? Buffer.from(raw) : raw).toString();
}

export function send(socket: WebSocket | undefined, packet: object): undefined {
  socket?.send(JSON.stringify({ s: null, t: null, ...packet }));
}

/** Discord's close codes and reasons. */
const CLOSE = {
  notUnderstood: [4002, 'Error while decoding payload.'],
  notAuthenticated: [4003, 'Not authenticated.'],
  wrongToken: [4004, 'Authentication failed.'],
  alreadyIn: [4005, 'Already authenticated.'],
  disallowedIntents: [4014, 'Disallowed intent(s).'],
} as const;

export function leave(socket: WebSocket, why: keyof typeof CLOSE): undefined {
  const [code, words] = CLOSE[why];
  socket.close(code, words);
}
