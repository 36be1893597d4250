import type { WireMessage } from '../../protocol-shown.ts';

/** A component refers to its file as `attachment://` when sent, and by URL once stored. */
export function attached(message: WireMessage, url: string | undefined) {
  const name = decodeURIComponent(url?.split(/[/?]/u).findLast((part) => part !== '') ?? '');
  return message.attachments.find((file) => file.url === url || file.name === name);
}
