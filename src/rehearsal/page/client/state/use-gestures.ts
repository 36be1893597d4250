import { useCallback } from 'preact/hooks';
import type { Modal } from '../../../local-discord/types.ts';
import type { WireAct, WireMatrixAct, WireOutcome } from '../../protocol-acts.ts';
import type { Change } from './reduce.ts';
import { act } from './server.ts';

/** A gesture before it has a person. */
export type Gesture = WireAct | WireMatrixAct extends infer A
  ? A extends WireAct | WireMatrixAct
    ? Omit<A, 'person'>
    : never
  : never;

export interface GestureOptions {
  readonly person: string | undefined;
  readonly change: (change: Change) => void;
  readonly onModal: (modal: Modal) => void;
  /** Undefined once a gesture was possible again: what was refused before is over. */
  readonly onRefusal: (refusal: unknown) => void;
}

/** Makes gestures for one person, and shows their outcome at once. */
export function useGestures({ person, change, onModal, onRefusal }: GestureOptions) {
  return useCallback(
    async (gesture: Gesture): Promise<WireOutcome | undefined> => {
      if (person === undefined) return undefined;
      try {
        const outcome = await act({ ...gesture, person });
        onRefusal(undefined);
        if (outcome.kind === 'modal') onModal(outcome.modal);
        if (outcome.kind === 'message' || outcome.kind === 'update')
          change({ type: 'own', message: outcome.message });
        return outcome;
      } catch (refusal) {
        onRefusal(refusal);
        return undefined;
      }
    },
    [person],
  );
}
