import type { ChatPermission } from '../kernel/chat-permission.ts';
import type { MessageKey, Translator } from './translator.ts';

const names = {
  view: 'permission.view',
  send: 'permission.send',
  publicThreads: 'permission.publicThreads',
  privateThreads: 'permission.privateThreads',
  sendInThreads: 'permission.sendInThreads',
  attachFiles: 'permission.attachFiles',
  createEvents: 'permission.createEvents',
} as const satisfies Readonly<Record<ChatPermission, MessageKey>>;

/** What every platform names: its rights, with the one to read what was written before. */
export const permissionKeys = [
  ...Object.values(names),
  'permission.history',
  'permission.unknown',
] as const satisfies readonly MessageKey[];

/**
 * A permission under the name the platform's settings use in the reader's language, so people can find
 * it.
 */
export function permissionName(permission: string | undefined, t: Translator): string {
  const known = Object.entries(names).find(([id]) => id === permission);
  return t.plain(known === undefined ? 'permission.unknown' : known[1]);
}
