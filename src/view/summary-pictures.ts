import type { ExerciseSummary, Summary } from '../domain/summary.ts';
import type { Template } from '../domain/template.ts';
import type { Translator } from '../i18n/translator.ts';
import { canvasPicture } from './canvas-picture.ts';
import { circlesPicture } from './circles-picture.ts';
import { gridPicture } from './grid-picture.ts';
import type { Illustration } from './picture.ts';
import { wordsPicture } from './words-picture.ts';

/** What illustrates a summary, each where it belongs; undefined where there is nothing to show. */
export interface SummaryPictures {
  readonly words: Illustration | undefined;
  readonly canvas: Illustration | undefined;
  /** The circles of an exercise, or its grid; at most one of each. */
  readonly ofExercise: (exercise: ExerciseSummary) => readonly Illustration[];
}

/** Every picture of a summary, the facilitators' ideas first in each. */
export function summaryPictures(
  summary: Summary,
  template: Template,
  t: Translator,
): SummaryPictures {
  const kept = new Set(summary.ideas.map(({ id }) => id));
  return {
    words: wordsPicture(summary.introductions, template, t),
    canvas: canvasPicture(summary, template, t),
    ofExercise: (exercise) =>
      [circlesPicture(exercise, t), gridPicture(exercise, kept, t)].filter(
        (illustration) => illustration !== undefined,
      ),
  };
}
