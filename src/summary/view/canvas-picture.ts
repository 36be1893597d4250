import { pillarIds, type PillarId } from '../../kernel/pillars.ts';
import type { Summary } from '../domain/summary.ts';
import type { BoardSummary } from '../domain/board-summary.ts';
import type { Template } from '../../template/domain/template.ts';
import type { Translator } from '../../i18n/translator.ts';
import { pillarOfBoard } from '../../template/domain/lookup.ts';
import {
  answersOn,
  fairSample,
  pointOf,
  quotedPoints,
  withQuotes,
  type Answer,
} from './answers.ts';
import type {
  CanvasPicture,
  CanvasPicturePillar,
  Illustration,
} from '../../kernel/view/picture.ts';

/** As much as is readable on a phone in a quarter of the canvas. */
const pointsShown = 3;

/**
 * The pillars with a few of the things people said, those in `summary.ideas` first; undefined if
 * nobody said anything. Names nobody.
 */
export function canvasPicture(
  summary: Summary,
  template: Template,
  t: Translator,
): Illustration | undefined {
  const kept = new Set(summary.ideas.map(({ id }) => id));
  const pillars = template.pillars
    .toSorted((a, b) => pillarIds.indexOf(a.id) - pillarIds.indexOf(b.id))
    .map(({ id, title }) => {
      const answers = answersFor(id, summary, template, kept);
      return pillarWith(id, t.pick(title), answers, kept, t);
    });
  if (pillars.every(({ points }) => points.length === 0)) return undefined;
  const picture: CanvasPicture = {
    kind: 'canvas',
    lang: t.locale,
    title: summary.title,
    subtitle: t.plain('picture.canvas'),
    pillars,
    nothing: t.plain('picture.nothing'),
  };
  return { picture, alt: alternative(picture, t) };
}

/**
 * The answers on a pillar's own board and on exercise boards about that pillar; from the other
 * boards of an exercise about it, only what facilitators highlighted.
 */
function answersFor(
  pillar: PillarId,
  { pillars, exercises }: Summary,
  template: Template,
  kept: ReadonlySet<string>,
): Answer[] {
  const boards = [...pillars, ...exercises.flatMap((exercise) => exercise.boards)];
  return boards
    .filter(({ board }) => pillarOfBoard(template, board.id) === pillar)
    .flatMap(({ board, home, entries }: BoardSummary) => {
      const isAboutPillar = home.kind === 'pillar' || board.pillar === pillar;
      const relevant = isAboutPillar ? entries : entries.filter(({ id }) => kept.has(id));
      return answersOn(board, relevant);
    });
}

function pillarWith(
  pillar: PillarId,
  title: string,
  answers: readonly Answer[],
  kept: ReadonlySet<string>,
  t: Translator,
): CanvasPicturePillar {
  const points = fairSample(answers, kept, pointsShown).map((answer) => pointOf(answer, t));
  const rest = answers.length - points.length;
  const more = rest > 0 ? { more: t.plain('picture.moreAnswers', { count: rest }) } : {};
  return { pillar, title, points, ...more };
}

function alternative({ title, subtitle, pillars, nothing }: CanvasPicture, t: Translator): string {
  return withQuotes((length) => {
    const lines = pillars.map(({ title, points }) => {
      const text = points.length === 0 ? nothing : quotedPoints(points, length, t);
      return t.plain('picture.labelled', { label: title, text });
    });
    return [title, subtitle, ...lines].join('\n');
  });
}
