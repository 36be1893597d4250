import type * as agenda from '../../agenda/view/scene.ts';
import type { OpenedWorkshop } from '../domain/state.ts';

interface OfOtherRooms {
  /** How many people voted in the current step's poll, if it has one. */
  readonly voters?: number | undefined;
}

/** What a workshop's own views are built from. */
export type Scene = agenda.Scene<OpenedWorkshop> & OfOtherRooms;
/** A scene at a time, in milliseconds since 1970. */
export type SceneAt = agenda.SceneAt<OpenedWorkshop> & OfOtherRooms;
