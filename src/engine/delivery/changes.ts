import type { GuardedChat } from './guarded-chat.ts';
import type { Deleted, PlaceChange, Reconciler } from './reconciler.ts';

/** Receives the changes that people make in the chat. */
export interface ChangeListeners {
  /**
   * A right, a channel, a thread, a role or the community itself changed: what was refused may be
   * tried again.
   */
  readonly changed: (change: PlaceChange) => void;
  readonly deleted: (what: Deleted) => void;
  /** Somebody is active in these places: a channel, or a thread and its channel. */
  readonly stirred: (community: string, places: readonly string[]) => void;
  /** A community is available again; changes in the meantime were not reported. */
  readonly returned: (community: string) => void;
}

export interface Delivery {
  readonly chat: Pick<GuardedChat, 'release' | 'stir'>;
  readonly reconciler: Reconciler;
}

/**
 * Passes on what people change in the chat, so that refused posts are tried again and deleted ones
 * restored.
 */
export function delivering({ chat, reconciler }: Delivery): ChangeListeners {
  const changed = (change: PlaceChange): void => {
    chat.release([change.community, ...change.places]);
    reconciler.changed(change);
  };
  return {
    changed,
    deleted: (what) => reconciler.deleted(what),
    stirred: (community, places) => {
      const opened = chat.stir(places);
      if (opened.length > 0) changed({ community, places: opened, everywhere: false });
    },
    returned: (community) => reconciler.recheck(community),
  };
}
