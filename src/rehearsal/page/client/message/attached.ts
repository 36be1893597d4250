import type { WireMessage } from '../../protocol.ts';

/** A component names its file by `attachment://` when sent, and by an address once stored. */
export function attached(message: WireMessage, url: string | undefined) {
  const name = decodeURIComponent(url?.split(/[/?]/u).findLast((part) => part !== '') ?? '');
  return message.attachments.find((file) => file.url === url || file.name === name);
}
