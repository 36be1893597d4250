import type { PillarId } from '../../kernel/pillars.ts';
import { path, rect, row, sign, type DrawingElement } from './drawing.ts';
import { palette } from './look.ts';

interface PillarLook {
  /** The colour of the pillar's cards, behind its sign. */
  readonly accent: string;
  readonly onAccent: string;
  /** The background of its text, and the colour of its titles. */
  readonly tint: string;
  readonly deep: string;
}

/** The accents of the cards, each with a light shade and one that is readable on it. */
export const pillarLook: Readonly<Record<PillarId, PillarLook>> = {
  community: { accent: '#E69F00', onAccent: '#3A2600', tint: '#FBF0D9', deep: '#734700' },
  coproduction: { accent: '#009E73', onAccent: '#FFFFFF', tint: '#E0F1EA', deep: '#00573F' },
  resources: { accent: '#56B4E9', onAccent: '#05293F', tint: '#E2F0F8', deep: '#14567D' },
  sharing: { accent: '#CC79A7', onAccent: '#3D0E2A', tint: '#F7E9F0', deep: '#83335F' },
  cogovernance: { accent: '#0072B2', onAccent: '#FFFFFF', tint: '#DEEAF3', deep: '#004B76' },
};

type Shapes = (colour: string) => readonly DrawingElement[];

const line = (colour: string) => ({
  fill: 'none',
  stroke: colour,
  'stroke-width': 1.7,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
});

/** People, a hammer, a toolbox, a sprout, a ballot box: the cards' signs as drawings. */
export const pillarShapes: Readonly<Record<PillarId, Shapes>> = {
  community: (colour) => [
    rect({ x: 4.2, y: 3.6, width: 5.6, height: 5.6, rx: 2.8, fill: colour }),
    rect({ x: 12, y: 5, width: 4.6, height: 4.6, rx: 2.3, fill: colour }),
    path('M1.8 16.6C1.8 12.9 4 11 7 11S12.2 12.9 12.2 16.6Z', { fill: colour }),
    path(
      'M13.8 16.6H18.4C18.4 13.2 16.8 11.2 14.3 11.2 13.6 11.2 13 11.3 12.4 11.6 13.4 12.9 13.8 14.5 13.8 16.6Z',
      { fill: colour },
    ),
  ],
  coproduction: (colour) => [
    path('M4 16.4 11 9.4', { ...line(colour), 'stroke-width': 2.4 }),
    path('M17.6 9.4 14.4 12.6 7.4 5.6 10.6 2.4Z', { ...line(colour), fill: colour }),
  ],
  resources: (colour) => [
    rect({ x: 2.4, y: 7, width: 15.2, height: 9.4, rx: 1.8, ...line(colour) }),
    path('M7 7V5.4Q7 3.8 8.6 3.8H11.4Q13 3.8 13 5.4V7M2.4 11.2H17.6M10 10V12.6', line(colour)),
  ],
  sharing: (colour) => [
    path('M10 17.2V9.5', line(colour)),
    path('M10 9.8C10 5.9 12.6 3.6 17.2 3.4 17.3 7.8 14.6 10 10 9.8Z', { fill: colour }),
    path('M10 13.4C10 10.2 7.6 8.2 3.2 8.1 3.2 11.6 5.8 13.6 10 13.4Z', { fill: colour }),
  ],
  cogovernance: (colour) => [
    rect({ x: 2.4, y: 10, width: 15.2, height: 7, rx: 1.6, ...line(colour) }),
    path('M6 10V3H14V10M8 6.4 9.5 7.9 12.1 5.1', line(colour)),
  ],
};

/** Three dots, for what is about no pillar. */
const otherShapes: Shapes = (colour) =>
  [4.2, 8.4, 12.6].map((x) => rect({ x, y: 8.4, width: 3.2, height: 3.2, rx: 1.6, fill: colour }));

/** A pillar's sign on a disc of its colour. */
export function pillarBadge(pillar: PillarId | 'other', size: number): DrawingElement {
  const [ground, shapes] =
    pillar === 'other'
      ? [palette.muted, otherShapes(palette.onStrong)]
      : [pillarLook[pillar].accent, pillarShapes[pillar](pillarLook[pillar].onAccent)];
  const style = {
    width: size,
    height: size,
    borderRadius: size / 2,
    backgroundColor: ground,
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
  };
  return row(style, [sign(Math.round(size * 0.64), shapes)]);
}
