import type { Underway } from '../../agenda/domain/underway.ts';
import type * as agenda from '../../agenda/view/scene.ts';
import type { Boards } from '../domain/board.ts';
import type { Highlights } from '../domain/highlights.ts';

/** What boards need to know about their workshop. */
interface WithBoards extends Underway {
  readonly boards: Boards;
  readonly highlights: Highlights;
}

export type Scene = agenda.Scene<WithBoards>;
/** A scene at a time, in milliseconds since 1970. */
export type SceneAt = agenda.SceneAt<WithBoards>;
