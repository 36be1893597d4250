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
] as const satisfies readonly MessageKey[];

/**
 * A permission under the name the platform's settings use in the reader's language, so people can find
 * it.
 */
export const permissionName = (permission: ChatPermission, t: Translator): string =>
  t.plain(names[permission]);

/** What a sentence says of the permission that lacked: a platform may refuse without naming one. */
export function lackedPermission(
  permission: string | undefined,
  t: Translator,
): { readonly named: 'yes' | 'no'; readonly right: string } {
  const known = Object.entries(names).find(([id]) => id === permission);
  return known === undefined
    ? { named: 'no', right: '' }
    : { named: 'yes', right: t.plain(known[1]) };
}
