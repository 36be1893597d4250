import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Draft, WireMistake } from '../../studio/protocol.ts';
import type { Path } from './draft.ts';
import type { Strings } from './strings.ts';

/** What every part of the editor reads and does. */
export interface Desk {
  readonly text: Strings;
  readonly draft: Draft;
  /** The workshop's own, which may be others than the page's. */
  readonly languages: readonly string[];
  readonly mistakes: readonly WireMistake[];
  /** `undefined` takes it out. */
  readonly change: (path: Path, value: unknown) => void;
  readonly setDraft: (draft: Draft) => void;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('No desk around this part of the studio.');
  return desk;
}

/** What is wrong at this very place. */
export function mistakesAt(mistakes: readonly WireMistake[], path: Path): string[] {
  return mistakes
    .filter(
      (each) =>
        each.path.length === path.length && path.every((part, at) => part === each.path[at]),
    )
    .map(({ message }) => message);
}
