import type * as agenda from '../../agenda/view/scene.ts';
import type { OpenedWorkshop } from '../domain/state.ts';

/** What the views of a whole workshop are made from. */
export type Scene = agenda.Scene<OpenedWorkshop>;
/** The same at an hour, in milliseconds since 1970. */
export type SceneAt = agenda.SceneAt<OpenedWorkshop>;
