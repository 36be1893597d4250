import type { Act } from './acts.ts';
import { PlaceGuard, type GuardTools, type Standing } from './place-guard.ts';
import type { Chat, ChatFailure } from '../ports.ts';

/**
 * A chat that holds back requests that were refused or would be. Everything is sent through a
 * single one, which shares what is known of places and the budget of refusals.
 */
export interface GuardedChat extends Chat {
  /** The refusal that a request would get there, if that is known without sending it. */
  held(place: string, act: Act): ChatFailure | undefined;
  /** Checks whether a channel is known to be gone: then nothing is requested of it, nor of its threads. */
  look(standing: Standing): void;
  /** Something changed in these places: they may be tried at once. Returns those that held something back. */
  release(places: Iterable<string>): string[];
  /**
   * Somebody is active there: what was refused a while ago may be tried once more. Returns the
   * places that held something back.
   */
  stir(places: readonly string[]): string[];
  /** Calls `listener` with each place that accepts again what it refused. */
  onOpened(listener: (place: string) => void): void;
}

export function guardedChat({ chat, ...tools }: GuardTools & { readonly chat: Chat }): GuardedChat {
  const guard = new PlaceGuard(tools);
  return {
    post: (channel, view, ...more) =>
      guard.ask(channel, (view.files ?? []).length > 0 ? 'files' : 'post', () =>
        chat.post(channel, view, ...more),
      ),
    find: (channel, ...more) => guard.ask(channel, 'find', () => chat.find(channel, ...more)),
    edit: (channel, ...more) => guard.ask(channel, 'edit', () => chat.edit(channel, ...more)),
    remove: (channel, message) => guard.ask(channel, 'remove', () => chat.remove(channel, message)),
    openThread: (channel, ...more) =>
      guard.opening(channel, 'openThread', () => chat.openThread(channel, ...more)),
    openPrivateThread: (place, ...more) =>
      guard.opening(place.channel, 'openPrivateThread', () =>
        chat.openPrivateThread(place, ...more),
      ),
    addToThread: (thread, person) =>
      guard.ask(thread, 'addToThread', () => chat.addToThread(thread, person)),
    removeFromThread: (thread, person) =>
      guard.ask(thread, 'removeFromThread', () => chat.removeFromThread(thread, person)),
    announce: (community, ...more) =>
      guard.ask(community, 'calendar', () => chat.announce(community, ...more)),
    reannounce: (community, ...more) =>
      guard.ask(community, 'calendar', () => chat.reannounce(community, ...more)),
    callOff: (community, id) => guard.ask(community, 'calendar', () => chat.callOff(community, id)),
    fileBytes: (channel) => chat.fileBytes(channel),
    held: (place, act) => guard.held(place, act),
    look: (standing) => guard.look(standing),
    release: (places) => guard.release(places),
    stir: (places) => guard.stir(places),
    onOpened: (listener) => guard.onOpened(listener),
  };
}
