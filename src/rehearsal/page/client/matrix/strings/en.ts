import type { MatrixStrings } from './fr.ts';

export const en: MatrixStrings = {
  welcomePrivate: 'Nothing leaves your computer, and you don’t need an account or a Matrix server.',
  hint: 'Message, or !command',
  hintThread: 'Message in this thread',
  hintDirect: 'Reply to Palabre',
  replyingTo: (who) => `Replying to ${who}`,
  changing: 'Editing',
  inReplyTo: 'In reply to',
  removed: (count: number) => (count === 1 ? 'Message deleted' : `${count} messages deleted`),
  reactions: 'Reactions',
  reactionsBy: (names) => `by ${names}`,
  reactWith: (key) => `React with ${key}`,
  reply: 'Reply',
  change: 'Edit',
  takeBack: 'Delete',
  pin: 'Pin',
  unpin: 'Unpin',
  pinned: 'Pinned message:',
};
