import type { Translator } from '../../i18n/translator.ts';
import type { Step } from '../../template/domain/template.ts';
import { currentStep } from '../domain/agenda.ts';
import type { Underway } from '../domain/underway.ts';

/** What a workshop's views are built from: its state, and the reader's language. */
export interface Scene<Workshop extends Underway = Underway> {
  readonly workshop: Workshop;
  readonly t: Translator;
}

/** A scene at a time, in milliseconds since 1970, for views that change as time passes. */
export interface SceneAt<Workshop extends Underway = Underway> extends Scene<Workshop> {
  readonly now: number;
}

export function stepOf({ workshop }: Scene): Step | undefined {
  return currentStep(workshop.opening.template, workshop.agenda);
}
