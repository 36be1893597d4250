import { sendEvent, type Session } from './gateway-session.ts';

export type Alter = (event: string, data: unknown) => unknown;
export type IsHeld = (event: string, shard: number) => boolean;

/** The faults of the gateway that are currently requested. */
export interface ActiveFaults {
  heartbeatMs: number;
  muted: boolean;
  alter: Alter | undefined;
  isHeld: IsHeld | undefined;
  /** Sends each event that is held, in their order. */
  held: (() => void)[];
}

export function noFaults(heartbeatMs: number): ActiveFaults {
  return { heartbeatMs, muted: false, alter: undefined, isHeld: undefined, held: [] };
}

export function altered({ alter }: ActiveFaults, event: string, data: unknown): string {
  return JSON.stringify(alter === undefined ? data : alter(event, data)) ?? 'null';
}

/** Keeps such events back from now on; sends what is held and no longer to be. */
export function hold(faults: ActiveFaults, isHeld: IsHeld | undefined): void {
  faults.isHeld = isHeld;
  for (const send of faults.held.splice(0)) send();
}

/** `json`: the event's data. */
export function sendOrHold(
  faults: ActiveFaults,
  session: Session,
  event: string,
  json: string,
): void {
  if (faults.isHeld?.(event, session.shard[0]) !== true) return sendEvent(session, event, json);
  // Asked again once others are held.
  faults.held.push(() => sendOrHold(faults, session, event, json));
}
