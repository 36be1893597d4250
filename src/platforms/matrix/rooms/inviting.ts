import type { StrippedEvent } from '../client/events.ts';

export interface Invitation {
  /** Who invites. */
  readonly by: string;
  /** True if they want a direct conversation. */
  readonly isDirect: boolean;
}

/** Reads an invitation to this account; undefined if it does not even say who invites. */
export function invitationIn(
  events: readonly StrippedEvent[],
  self: string,
): Invitation | undefined {
  const mine = events.find(
    ({ type, state_key: key, content }) =>
      type === 'm.room.member' && key === self && content['membership'] === 'invite',
  );
  return mine && { by: mine.sender, isDirect: mine.content['is_direct'] === true };
}

/** Whether someone is among those whose invitations are accepted: people, or everyone on a server. */
export function isAllowed(by: string, allowed: readonly string[]): boolean {
  const server = by.slice(by.indexOf(':') + 1);
  return allowed.some((each) => each === '*' || each === by || each === server);
}

/** The server of an account, whose people may invite it by default. */
export const serverOf = (self: string): string => self.slice(self.indexOf(':') + 1);
