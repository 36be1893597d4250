import { z } from 'zod';

/** What discord.js reads of each packet without looking first; anything else of it is let through. */
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
    // It is where the next connection goes, with the token.
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

/** Looks at what every later step relies on in a packet of the gateway, whatever came. */
export function readPacket(packet: unknown): PacketReading {
  if (isPlainEvent(packet)) return { kind: 'other' };
  const found = anyPacket.safeParse(packet);
  if (!found.success) return { kind: 'unreadable', type: 'unknown', problem: found.error.name };
  const { op } = found.data;
  if (op === 10) return helloOf(packet);
  // Whatever it says of resuming, the session is over: unless it is plain that it may, begin anew.
  if (op === 9)
    return { kind: 'invalidSession', resumable: invalidSession.safeParse(packet).data?.d === true };
  return op === 0 ? dispatchOf(packet, found.data.t) : { kind: 'other' };
}

/**
 * An event as nearly all are, told by hand: it stands between a click and its answer, where a schema
 * takes as long as all the rest of this.
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

/** A packet's type as a log may show it: a name of Discord's, never anything that somebody typed. */
export function typeName(type: unknown): string {
  return typeof type === 'string' && /^[A-Z_]{1,60}$/u.test(type) ? type : 'unknown';
}
