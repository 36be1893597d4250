import type { PictureStance } from '../../kernel/view/picture.ts';
import { path, rect, sign, type DrawingElement } from './drawing.ts';
import { palette } from './look.ts';

const round = { fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } as const;

const yes = [
  rect({ x: 0.5, y: 0.5, width: 19, height: 19, rx: 4.5, fill: palette.strong }),
  path('M5 10.6 8.6 14.2 15 6.6', { ...round, stroke: palette.onStrong, 'stroke-width': 2.6 }),
];

/** (✓): the parentheses are the outline, so that the sign works without colour. */
const ifNeedBe = [
  path('M5.2 1.5Q-1.6 10 5.2 18.5H14.8Q21.6 10 14.8 1.5Z', { fill: palette.soft }),
  path('M5.2 1.5Q-1.6 10 5.2 18.5M14.8 1.5Q21.6 10 14.8 18.5', {
    ...round,
    stroke: palette.strong,
    'stroke-width': 1.7,
  }),
  path('M6.4 10.4 9 13 13.6 7.2', { ...round, stroke: palette.strong, 'stroke-width': 2.1 }),
];

const no = [path('M6 10H14', { ...round, stroke: palette.muted, 'stroke-width': 2 })];

const blank = [
  rect({
    x: 2.5,
    y: 2.5,
    width: 15,
    height: 15,
    rx: 4,
    fill: 'none',
    stroke: palette.outline,
    'stroke-width': 1.2,
    'stroke-dasharray': '2.4 2.4',
  }),
];

/** What each stance looks like, in a 20 by 20 square. None relies on colour alone. */
export const stanceShapes: Readonly<Record<PictureStance, readonly DrawingElement[]>> = {
  yes,
  ifNeedBe,
  no,
  blank,
};

export function star(size: number): DrawingElement {
  const outline = 'M10 1.2 12.7 7 19 7.7 14.3 12 15.6 18.3 10 15.1 4.4 18.3 5.7 12 1 7.7 7.3 7Z';
  return sign(size, [path(outline, { fill: palette.onBest })]);
}
