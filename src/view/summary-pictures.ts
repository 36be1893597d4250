import type { PollState } from '../domain/poll-state.ts';
import { resultsVisible } from '../domain/poll-tally.ts';
import type { ExerciseSummary, Summary } from '../domain/summary.ts';
import type { Template } from '../domain/template.ts';
import type { Translator } from '../i18n/translator.ts';
import { canvasPicture } from './canvas-picture.ts';
import { circlesPicture } from './circles-picture.ts';
import { gridPicture } from './grid-picture.ts';
import type { Illustration } from './picture.ts';
import { pictureBlock } from './poll-card.ts';
import type { Scene } from './scene.ts';
import type { PicturesOf, SectionKey } from './summary-post.ts';
import type { Block } from './view.ts';
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

/** The pictures as blocks, for the section that each belongs to; a vote's where its result may be seen. */
export function illustrations(
  { workshop, t }: Scene,
  summary: Summary,
  polls: readonly PollState[],
): PicturesOf {
  const { words, canvas, ofExercise } = summaryPictures(summary, workshop.opening.template, t);
  const drawn = new Map<SectionKey, readonly Block[]>([
    ['opening', blocksOf(words)],
    ['pillars', blocksOf(canvas)],
    ...summary.exercises.map((exercise): [SectionKey, Block[]] => [
      `exercise:${exercise.exercise.id}`,
      blocksOf(...ofExercise(exercise)),
    ]),
    ...polls.map((poll, index): [SectionKey, Block[]] => [
      `poll:${index + 1}`,
      resultsVisible(poll) && poll.voters > 0 ? [pictureBlock(poll, t)] : [],
    ]),
  ]);
  return (section) => drawn.get(section) ?? [];
}

function blocksOf(...drawn: readonly (Illustration | undefined)[]): Block[] {
  return drawn.flatMap((each) => (each === undefined ? [] : { kind: 'picture' as const, ...each }));
}
