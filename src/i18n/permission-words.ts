import type { Translator } from './translator.ts';

const names = {
  view: 'permission.view',
  send: 'permission.send',
  publicThreads: 'permission.publicThreads',
  privateThreads: 'permission.privateThreads',
  sendInThreads: 'permission.sendInThreads',
  attachFiles: 'permission.attachFiles',
  createEvents: 'permission.createEvents',
} as const;

/** A right as Discord's own settings name it in the reader's language, so that it can be found there. */
export function permissionName(permission: string | undefined, t: Translator): string {
  const known = Object.entries(names).find(([id]) => id === permission);
  return t.plain(known === undefined ? 'permission.unknown' : known[1]);
}
