import type { Summary } from '../domain/summary.ts';
import type { PollSummary } from '../domain/poll-summary.ts';
import type { Template } from '../../template/domain/template.ts';
import type { Translator } from '../../i18n/translator.ts';
import { canvasPicture } from './canvas-picture.ts';
import { circlesPicture } from './circles-picture.ts';
import { gridPicture } from './grid-picture.ts';
import type { Illustration } from '../../kernel/view/picture.ts';
import { pollPicture, pollPictureAlt } from '../../poll/view/picture.ts';
import type { Scene } from '../../workshop/view/scene.ts';
import type { PicturesOf, SectionKey } from './post.ts';
import { wordsPicture } from './words-picture.ts';

/** A summary's pictures by section, with the highlighted ideas first in each. */
export function summaryPictures(
  summary: Summary,
  template: Template,
  t: Translator,
): ReadonlyMap<SectionKey, readonly Illustration[]> {
  const kept = new Set(summary.ideas.map(({ id }) => id));
  return new Map<SectionKey, readonly Illustration[]>([
    ['opening', known(wordsPicture(summary.introductions, template, t))],
    ['pillars', known(canvasPicture(summary, template, t))],
    ...summary.exercises.map((exercise): [SectionKey, Illustration[]] => [
      `exercise:${exercise.exercise.id}`,
      known(circlesPicture(exercise, t), gridPicture(exercise, kept, t)),
    ]),
    ...summary.polls.map((poll, index): [SectionKey, Illustration[]] => [
      `poll:${index + 1}`,
      ofPoll(poll, t),
    ]),
  ]);
}

/** The pictures as blocks, by section. */
export function illustrations({ workshop, t }: Scene, summary: Summary): PicturesOf {
  const drawn = summaryPictures(summary, workshop.opening.template, t);
  return (section) => (drawn.get(section) ?? []).map((each) => ({ kind: 'picture', ...each }));
}

/** A poll only has a picture if its result is public. */
function ofPoll(poll: PollSummary, t: Translator): Illustration[] {
  if (poll.drawn === undefined || poll.voters === 0) return [];
  return [{ picture: pollPicture(poll.drawn, t), alt: pollPictureAlt(poll.drawn, t) }];
}

function known(...drawn: readonly (Illustration | undefined)[]): Illustration[] {
  return drawn.filter((illustration) => illustration !== undefined);
}
