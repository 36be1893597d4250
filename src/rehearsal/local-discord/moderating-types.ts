/** What a moderator could do by hand, behind the bot's back. */
export interface Moderating {
  /** Somebody's roles from now on, beside the one of their own permissions. */
  setRoles(personId: string, roles: string[]): void;
  /** Overwrites what a role, or a person, may do in one channel. */
  overwrite(
    channelId: string,
    of: { role: string } | { person: string },
    permissions: { allow?: bigint; deny?: bigint },
  ): void;
  /** Overwrites the bot's own permission in one channel. */
  denyBot(channelId: string, permission: bigint): void;
  allowBot(channelId: string, permission: bigint): void;
  /** Takes a permission from the bot's own role. */
  denyBotEverywhere(permission: bigint): void;
  /** Gives a permission back to the bot's own role. */
  allowBotEverywhere(permission: bigint): void;
  deleteMessage(channelId: string, messageId: string): void;
  /** Many at once: the bot is told of all in one event. */
  deleteMessages(channelId: string, messageIds: readonly string[]): void;
  deleteChannel(channelId: string): void;
  archiveThread(threadId: string, options?: { locked?: boolean }): void;
  /** Archived or not, as it is. */
  lockThread(threadId: string): void;
  unlockThread(threadId: string): void;
}
