import type { MatrixStrings } from './fr.ts';

export const en: MatrixStrings = {
  welcomePrivate: 'Nothing leaves your computer, and you don’t need an account or a Matrix server.',
  hint: 'Message, or !command',
  hintThread: 'Message in this thread',
  hintDirect: 'Reply to Palabre',
  replyingTo: (who) => `Replying to ${who}`,
  changing: 'Editing',
  inReplyTo: (who, words) => `In reply to ${who}: ${words}`,
  removed: 'Message deleted',
  reactions: 'Reactions',
  reaction: (key, names) => `${key}, by ${names}`,
  reactWith: (key) => `React with ${key}`,
  reply: 'Reply',
  change: 'Edit',
  takeBack: 'Delete',
  pin: 'Pin',
  unpin: 'Unpin',
  pinned: 'Pinned message:',
};
