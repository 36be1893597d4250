import { PermissionFlagsBits, type PermissionsBitField } from 'discord.js';
import type { ChatPermission } from '../../domain/errors.ts';

const bits: Readonly<Record<ChatPermission, bigint>> = {
  view: PermissionFlagsBits.ViewChannel,
  send: PermissionFlagsBits.SendMessages,
  publicThreads: PermissionFlagsBits.CreatePublicThreads,
  privateThreads: PermissionFlagsBits.CreatePrivateThreads,
  sendInThreads: PermissionFlagsBits.SendMessagesInThreads,
  attachFiles: PermissionFlagsBits.AttachFiles,
};

const names: readonly ChatPermission[] = [
  'view',
  'send',
  'publicThreads',
  'privateThreads',
  'sendInThreads',
  'attachFiles',
];

/** The rights Palabre lacks, as Discord states its rights with every interaction. */
export function missingRights(granted: Readonly<PermissionsBitField>): ChatPermission[] {
  return names.filter((name) => !granted.has(bits[name]));
}

/** What an invitation must ask for: no more than what is used. */
export const invitationPermissions = Object.values(bits).reduce((all, bit) => all | bit, 0n);
