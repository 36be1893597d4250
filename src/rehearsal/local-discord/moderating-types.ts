/** What a moderator can do by hand, without the bot. */
export interface Moderating {
  /** Replaces somebody's roles, except the one with their own permissions. */
  setRoles(personId: string, roles: string[]): void;
  /** What somebody is called on this server from now on; `undefined`: by the name of their account. */
  rename(personId: string, nick: string | undefined): void;
  /** Somebody leaves the server. The bot does not hear of it: that takes an intent it lacks. */
  leave(personId: string): void;
  /** Overwrites the permissions of a role or person in a channel. */
  overwrite(
    channelId: string,
    of: { role: string } | { person: string },
    permissions: { allow?: bigint; deny?: bigint },
  ): void;
  /** Denies the bot a permission in one channel. */
  denyBot(channelId: string, permission: bigint): void;
  allowBot(channelId: string, permission: bigint): void;
  /** Removes a permission from the bot's own role. */
  denyBotEverywhere(permission: bigint): void;
  /** Restores a permission of the bot's own role. */
  allowBotEverywhere(permission: bigint): void;
  deleteMessage(channelId: string, messageId: string): void;
  /** Many at once: the bot gets a single event. */
  deleteMessages(channelId: string, messageIds: readonly string[]): void;
  deleteChannel(channelId: string): void;
  /** AutoMod refuses everything with one of these words in it; none lets all through. */
  blockWords(words: readonly string[]): void;
  archiveThread(threadId: string, options?: { locked?: boolean }): void;
  /** Leaves the archived state as it is. */
  lockThread(threadId: string): void;
  unlockThread(threadId: string): void;
}
