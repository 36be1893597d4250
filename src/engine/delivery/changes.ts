import type { GuardedChat } from './guarded-chat.ts';
import type { Deleted, PlaceChange, Reconciler } from './reconciler.ts';

/** Who is told of what changes in the chat by somebody's hand. */
export interface ChangeListeners {
  /** A right, a channel, a thread, a role, or the community itself: what was refused may be tried again. */
  readonly changed: (change: PlaceChange) => void;
  readonly deleted: (what: Deleted) => void;
  /** Somebody acts in these places: a channel, or a thread and its channel. */
  readonly stirred: (community: string, places: readonly string[]) => void;
  /** A community is here again, and what happened there meanwhile was not told. */
  readonly returned: (community: string) => void;
}

export interface Delivery {
  readonly chat: Pick<GuardedChat, 'release' | 'stir'>;
  readonly reconciler: Reconciler;
}

/** What somebody changes in the chat lets what was refused, or deleted, be there again. */
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
