import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { WireOutcome, WireState } from '../../protocol.ts';
import type { PageLanguage, Strings } from '../strings.ts';
import type { Change } from './reduce.ts';
import type { Screen } from './model.ts';
import type { Gesture } from './use-gestures.ts';

/** What every part of the page may read and do. */
export interface Room {
  readonly screen: Screen;
  readonly known: WireState;
  readonly text: Strings;
  readonly language: PageLanguage;
  readonly change: (change: Change) => void;
  readonly openChannel: (channel: string) => void;
  readonly become: (person: string) => void;
  /** Makes one gesture as the window's person. Resolves to nothing when it failed, which is told. */
  readonly act: (gesture: Gesture) => Promise<WireOutcome | undefined>;
  /** What last went wrong, in words for people, until it is put away. */
  readonly trouble: string | undefined;
  readonly forgetTrouble: () => void;
  /** Runs an order, and tells what went wrong if it did; false then. */
  readonly tell: (order: Promise<unknown>) => Promise<boolean>;
}

export const RoomContext = createContext<Room | undefined>(undefined);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (room === undefined) throw new Error('No room around this part of the page.');
  return room;
}
