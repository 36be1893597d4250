import type { Translator } from '../../i18n/translator.ts';
import type { OpenedWorkshop } from '../domain/state.ts';
import { presentStep } from '../domain/agenda.ts';
import type { Step } from '../../template/domain/template.ts';

/** What a workshop's views are made from: the workshop as it stands, and the reader's language. */
export interface Scene {
  readonly workshop: OpenedWorkshop;
  readonly t: Translator;
}

/** The same at an hour, in milliseconds since 1970, for what shows something else as time goes. */
export interface SceneAt extends Scene {
  readonly now: number;
}

export function stepOf({ workshop }: Scene): Step | undefined {
  return presentStep(workshop.opening.template, workshop.agenda);
}
