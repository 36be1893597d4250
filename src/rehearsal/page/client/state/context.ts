import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { WireOutcome } from '../../protocol-acts.ts';
import type { WireState } from '../../protocol.ts';
import type { Locale } from '../../../../kernel/text.ts';
import type { Strings } from '../strings.ts';
import type { Change } from './reduce.ts';
import type { Screen } from './model.ts';
import type { Gesture } from './use-gestures.ts';

/** What every part of the page can read and do. */
export interface Room {
  readonly screen: Screen;
  readonly known: WireState;
  readonly text: Strings;
  readonly language: Locale;
  readonly change: (change: Change) => void;
  readonly openChannel: (channel: string) => void;
  readonly become: (person: string) => void;
  /** Makes a gesture as the window's person. Resolves to undefined if it failed, which is shown. */
  readonly act: (gesture: Gesture) => Promise<WireOutcome | undefined>;
  /** The latest problem, in words for people, until dismissed. */
  readonly trouble: string | undefined;
  readonly forgetTrouble: () => void;
  /** Runs an order; false if it failed, which is shown. */
  readonly attempt: (order: Promise<unknown>) => Promise<boolean>;
}

export const RoomContext = createContext<Room | undefined>(undefined);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (room === undefined) throw new Error('No room around this part of the page.');
  return room;
}
