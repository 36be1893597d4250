import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { PermissionsBitField } from 'discord.js';
import type { ChatPermission } from '../../kernel/chat-permission.ts';

const bits: Readonly<Record<ChatPermission, bigint>> = {
  view: PermissionFlagsBits.ViewChannel,
  send: PermissionFlagsBits.SendMessages,
  publicThreads: PermissionFlagsBits.CreatePublicThreads,
  privateThreads: PermissionFlagsBits.CreatePrivateThreads,
  sendInThreads: PermissionFlagsBits.SendMessagesInThreads,
  attachFiles: PermissionFlagsBits.AttachFiles,
  createEvents: PermissionFlagsBits.CreateEvents,
};

/** All that Palabre needs in a channel. */
export const neededRights: readonly ChatPermission[] = [
  'view',
  'send',
  'publicThreads',
  'privateThreads',
  'sendInThreads',
  'attachFiles',
  'createEvents',
];

const everyBit = Object.values(bits).reduce((all, bit) => all | bit);

/** The rights Palabre lacks, as Discord states its rights with every interaction. */
export function missingRights(granted: Readonly<PermissionsBitField>): ChatPermission[] {
  // Nearly always nothing is missing, and each click asks.
  if ((granted.bitfield & everyBit) === everyBit) return [];
  return neededRights.filter((name) => !granted.has(bits[name]));
}

/** Needed only to find posts that a crash left unrecorded; people are not asked to grant it. */
const onlyAfterCrashes = PermissionFlagsBits.ReadMessageHistory;

/** The link that invites the bot, with only the rights that it uses. */
export function invitation(applicationId: string): string {
  const permissions = everyBit | onlyAfterCrashes;
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(permissions),
  });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}
