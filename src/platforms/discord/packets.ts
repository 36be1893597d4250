import { z } from 'zod';

/** The fields that discord.js reads of each packet without checking them; all others are let through. */
const hello = z.object({
  op: z.literal(10),
  d: z.object({ heartbeat_interval: z.number().min(50).max(600_000) }),
});
const dispatch = z.object({
  op: z.literal(0),
  t: z.string().min(1),
  s: z.int().nonnegative(),
});
const ready = z.object({
  d: z.object({
    session_id: z.string().min(1),
    // The address of the next connection, which receives the token.
    resume_gateway_url: z.url({ protocol: /^wss?$/u }),
    user: z.object({ id: z.string(), username: z.string() }),
    application: z.object({ id: z.string() }),
    guilds: z.array(z.object({ id: z.string() })),
  }),
});
const invalidSession = z.object({ op: z.literal(9), d: z.boolean() });
const anyPacket = z.object({ op: z.int(), t: z.string().nullish() });

export type PacketReading =
  /** `everyMs`: how often the gateway wants a heartbeat. */
  | { readonly kind: 'hello'; readonly everyMs: number }
  | { readonly kind: 'invalidSession'; readonly resumable: boolean }
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable'; readonly type: string; readonly problem: string };

/** Checks the parts of a gateway packet that every later step relies on. */
export function readPacket(packet: unknown): PacketReading {
  if (isPlainEvent(packet)) return { kind: 'other' };
  const found = anyPacket.safeParse(packet);
  if (!found.success) return { kind: 'unreadable', type: 'unknown', problem: found.error.name };
  const { op } = found.data;
  if (op === 10) return helloOf(packet);
  // The session is over: unless it clearly may be resumed, start a new one.
  if (op === 9)
    return { kind: 'invalidSession', resumable: invalidSession.safeParse(packet).data?.d === true };
  return op === 0 ? dispatchOf(packet, found.data.t) : { kind: 'other' };
}

/**
 * Recognises nearly all events by hand: this runs between a click and its answer, where a schema
 * takes as long as everything else here.
 */
function isPlainEvent(packet: unknown): boolean {
  if (typeof packet !== 'object' || packet === null) return false;
  if (!('op' in packet) || packet.op !== 0 || !('t' in packet) || !('s' in packet)) return false;
  const { t, s } = packet;
  return (
    typeof t === 'string' && t !== '' && t !== 'READY' && Number.isInteger(s) && Number(s) >= 0
  );
}

function helloOf(packet: unknown): PacketReading {
  const read = hello.safeParse(packet);
  return read.success
    ? { kind: 'hello', everyMs: read.data.d.heartbeat_interval }
    : { kind: 'unreadable', type: 'HELLO', problem: read.error.name };
}

function dispatchOf(packet: unknown, type: string | null | undefined): PacketReading {
  const read = (type === 'READY' ? dispatch.extend(ready.shape) : dispatch).safeParse(packet);
  return read.success
    ? { kind: 'other' }
    : { kind: 'unreadable', type: typeName(type), problem: read.error.name };
}

/** A packet's type as it may be logged: one of Discord's names, never a text somebody typed. */
export function typeName(type: unknown): string {
  return typeof type === 'string' && /^[A-Z_]{1,60}$/u.test(type) ? type : 'unknown';
}
