import type { PillarId } from '../../kernel/pillars.ts';
import type { CanvasPicture, CanvasPicturePillar } from '../../kernel/view/picture.ts';
import { column, named, path, row, svg, type Drawing, type DrawingElement } from './drawing.ts';
import { frame, legend } from './frame.ts';
import { innerWidth, palette, typeOf } from './look.ts';
import { pillarBadge, pillarLook } from './pillar-look.ts';
import { aside, pointList, type Room } from './points.ts';
import { write } from './writing.ts';

/** The community is where two axes cross; the ends of each axis face each other across it. */
const above: readonly PillarId[] = ['sharing', 'resources'];
const below: readonly PillarId[] = ['coproduction', 'cogovernance'];
const axes = [
  { from: 'sharing', to: 'cogovernance', dashes: 'none' },
  { from: 'coproduction', to: 'resources', dashes: '4 4' },
] as const;

const gutter = 12;
const inset = 10;
const half = (innerWidth - gutter) / 2;
const crossing = 24;

/** The canvas of the model: each pillar at its usual place, with what people said about it. */
export function drawCanvas(picture: CanvasPicture, room: Room): Drawing {
  const found = (ids: readonly PillarId[]) =>
    ids.flatMap((id) => picture.pillars.find(({ pillar }) => pillar === id) ?? []);
  const [up, heart, down] = [found(above), found(['community']), found(below)];
  const whole = up.length === 2 && heart.length === 1 && down.length === 2;
  const between = whole ? undefined : gutter;
  const parts = [
    ...band(up, picture, room),
    ...(whole ? [spokes('down')] : []),
    ...heart.map((pillar) => card(pillar, picture, innerWidth, room)),
    ...(whole ? [spokes('up')] : []),
    ...band(down, picture, room),
  ];
  const body = column(between === undefined ? {} : { gap: between }, parts);
  return frame(
    picture.lang,
    picture.title,
    [body, ...(whole ? [named('axes', axisLegend(picture))] : [])],
    picture.subtitle,
  );
}

function band(
  pillars: readonly CanvasPicturePillar[],
  picture: CanvasPicture,
  room: Room,
): DrawingElement[] {
  const width = pillars.length === 1 ? innerWidth : half;
  if (pillars.length === 0) return [];
  const cards = pillars.map((pillar) => card(pillar, picture, width, room));
  return [row({ gap: gutter, alignItems: 'stretch' }, cards)];
}

function card(
  { pillar, title, points, more }: CanvasPicturePillar,
  { nothing }: CanvasPicture,
  width: number,
  room: Room,
): DrawingElement {
  const { tint, deep, accent } = pillarLook[pillar];
  const center = pillar === 'community';
  const style = {
    width,
    padding: inset,
    gap: 8,
    borderRadius: center ? 18 : 10,
    backgroundColor: tint,
    ...(center ? { border: `2px solid ${accent}` } : {}),
  };
  const inside = width - 2 * inset - (center ? 4 : 0);
  const look = { width: inside, lines: width === half ? 3 : 2, colour: deep, room };
  const content = column(style, [
    named('heading', heading(pillar, title, inside)),
    points.length === 0 ? aside(nothing, inside) : pointList(points, look),
    ...(more === undefined ? [] : [named('more', aside(more, inside))]),
  ]);
  return named(center ? 'card heart' : 'card', content);
}

function heading(pillar: PillarId, title: string, width: number): DrawingElement {
  const badge = 22;
  const gap = 6;
  const style = { ...typeOf('text', 700), color: pillarLook[pillar].deep };
  return row({ gap, alignItems: 'center', minHeight: 34 }, [
    pillarBadge(pillar, badge),
    write(title, 3, { ...style, width: width - badge - gap }),
  ]);
}

/** The ends of the axes: from the cards above to the community, or from it to the cards below. */
function spokes(toward: 'down' | 'up'): DrawingElement {
  const [left, right] = toward === 'down' ? axes : [axes[1], axes[0]];
  const [outside, inside] = [half / 2, half / 2 + 40];
  const [top, bottom] = toward === 'down' ? [outside, inside] : [inside, outside];
  return svg(innerWidth, crossing, `0 0 ${innerWidth} ${crossing}`, [
    axisLine(`M${top} 0 ${bottom} ${crossing}`, left.dashes),
    axisLine(`M${innerWidth - top} 0 ${innerWidth - bottom} ${crossing}`, right.dashes),
  ]);
}

function axisLine(d: string, dashes: string): DrawingElement {
  const stroke = { stroke: palette.muted, 'stroke-width': 2, 'stroke-dasharray': dashes };
  return path(d, { fill: 'none', ...stroke });
}

/** The names of the axes, in words. */
function axisLegend({ pillars }: CanvasPicture): DrawingElement {
  const titleOf = (id: PillarId) => pillars.find(({ pillar }) => pillar === id)?.title ?? '';
  return legend(
    axes.map(({ from, to, dashes }) => ({
      sign: svg(26, 12, '0 0 26 12', [axisLine('M1 6H25', dashes)]),
      word: `${titleOf(from)} – ${titleOf(to)}`,
    })),
  );
}
