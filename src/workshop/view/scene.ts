import type * as agenda from '../../agenda/view/scene.ts';
import type { OpenedWorkshop } from '../domain/state.ts';

/** What a workshop's own views are built from. */
export type Scene = agenda.Scene<OpenedWorkshop>;
/** A scene at a time, in milliseconds since 1970. */
export type SceneAt = agenda.SceneAt<OpenedWorkshop>;
