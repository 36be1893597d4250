import type { Translator } from '../../i18n/translator.ts';
import type { Step } from '../../template/domain/template.ts';
import { presentStep } from '../domain/agenda.ts';
import type { Underway } from '../domain/underway.ts';

/** What a workshop's views are made from: the workshop as it stands, and the reader's language. */
export interface Scene<Workshop extends Underway = Underway> {
  readonly workshop: Workshop;
  readonly t: Translator;
}

/** The same at an hour, in milliseconds since 1970, for what shows something else as time goes. */
export interface SceneAt<Workshop extends Underway = Underway> extends Scene<Workshop> {
  readonly now: number;
}

export function stepOf({ workshop }: Scene): Step | undefined {
  return presentStep(workshop.opening.template, workshop.agenda);
}
