import type { WebSocket } from 'ws';
import type { ActiveFaults } from './gateway-faults.ts';
import type { Session } from './gateway-session.ts';
import { recordBreach, type World } from './world.ts';

/** Discord's gateway opcodes. */
export const Op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

export interface GatewayState {
  readonly world: World;
  readonly sessions: Map<string, Session>;
  /** Connections that have not identified yet. */
  readonly unidentified: Set<WebSocket>;
  readonly faults: ActiveFaults;
}

/**
 * The gateway closes with 4002 on larger packets, upon which discord.js retries in a tight loop.
 */
const MAX_PAYLOAD = 4096;

/** Only the size: a packet may contain the token. */
export function recordSize(world: World, { length }: string): void {
  if (length <= MAX_PAYLOAD) return;
  gatewayBreach(world, 'gatewayPayload', `a packet of ${length} bytes, 4096 at most`, undefined);
}

export function gatewayBreach(world: World, rule: string, detail: string, body: unknown): void {
  recordBreach(world, { rule, route: 'gateway', detail, body });
}
