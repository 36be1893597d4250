import { err, type Result } from '../../kernel/result.ts';
import type { ChatFailure } from '../ports.ts';
import type { GuardedChat } from './guarded-chat.ts';

type Asked<T> = Promise<Result<T, ChatFailure>>;

/**
 * The chat for one look. Sends nothing once another process may look after the subject: what this
 * one would send may be out of date.
 */
export function whileOurs(chat: GuardedChat, isOurs: () => boolean): GuardedChat {
  const ours =
    <A extends readonly unknown[], T>(ask: (...asked: A) => Asked<T>) =>
    (...asked: A): Asked<T> =>
      isOurs() ? ask(...asked) : Promise.resolve(anothers);
  return {
    ...chat,
    post: ours(chat.post),
    find: ours(chat.find),
    edit: ours(chat.edit),
    remove: ours(chat.remove),
    openThread: ours(chat.openThread),
    openPrivateThread: ours(chat.openPrivateThread),
    addToThread: ours(chat.addToThread),
    removeFromThread: ours(chat.removeFromThread),
    announce: ours(chat.announce),
    reannounce: ours(chat.reannounce),
    callOff: ours(chat.callOff),
  };
}

const anothers = err({ kind: 'unavailable', detail: 'another process handles it' } as const);
