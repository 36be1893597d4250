import type { WireMessage } from '../../protocol-shown.ts';

/** What a message is recognised by, on one line. */
export const wordsOf = ({ content, attachments }: WireMessage): string =>
  content.trim().split('\n')[0] || (attachments[0]?.name ?? '');
