import { circles, type Circle } from '../../kernel/circles.ts';
import type { CirclesPictureRing, NameKind } from '../../kernel/view/picture.ts';
import { group, path, rect, row, sign, svg, type DrawingElement, type Style } from './drawing.ts';
import { innerWidth, palette, typeOf } from './look.ts';
import { pillarLook } from './pillar-look.ts';
import { placesIn, type Ring } from './ring-places.ts';
import { write } from './writing.ts';

interface RingLook extends Ring {
  readonly fill: string;
  /** The core has the boldest line, the outermost circle a dashed one. */
  readonly line: { readonly 'stroke-width': number; readonly 'stroke-dasharray': string };
}

export const ringLook: Readonly<Record<Circle, RingLook>> = {
  mobilised: {
    outer: 60,
    inner: 0,
    fill: '#F2CB7E',
    line: { 'stroke-width': 2.4, 'stroke-dasharray': 'none' },
    label: 0,
  },
  mobilisable: {
    outer: 106,
    inner: 60,
    fill: '#F9E6BF',
    line: { 'stroke-width': 1.4, 'stroke-dasharray': 'none' },
    label: 42,
  },
  sensible: {
    outer: 152,
    inner: 106,
    fill: '#FCF5E6',
    line: { 'stroke-width': 1.4, 'stroke-dasharray': '5 4' },
    label: 32,
  },
};

const { deep } = pillarLook.community;
export const ringEdge = '#A36A00';
const side = 2 * ringLook.sensible.outer + 4;
const middle = { x: innerWidth / 2, y: side / 2 };

/**
 * A disc for a person, a square for an organisation, a diamond for a field; in a 20 by 20 square.
 */
export const kindShapes: Readonly<Record<NameKind, readonly DrawingElement[]>> = {
  person: [rect({ x: 1, y: 1, width: 18, height: 18, rx: 9, fill: deep })],
  organisation: [rect({ x: 2, y: 2, width: 16, height: 16, rx: 2.5, fill: deep })],
  field: [path('M10 0.5 19.5 10 10 19.5 0.5 10Z', { fill: deep })],
};

/** The three circles, one symbol per name, and how many names each contains; `letters`: how much larger. */
export function circlesMap(rings: readonly CirclesPictureRing[], letters = 1): DrawingElement {
  const outside = rings.toReversed();
  const discs = outside.map(({ circle }) => disc(circle));
  const symbols = rings.flatMap(symbolsOf);
  return row({ position: 'relative', width: innerWidth, height: side }, [
    svg(innerWidth, side, `0 0 ${innerWidth} ${side}`, [...discs, ...symbols]),
    ...rings.map((ring) => ringLabel(ring, letters)),
  ]);
}

function disc(circle: Circle): DrawingElement {
  const { outer, fill, line } = ringLook[circle];
  const box = { x: middle.x - outer, y: middle.y - outer, width: 2 * outer, height: 2 * outer };
  return rect({ ...box, rx: outer, fill, stroke: ringEdge, ...line });
}

/** The height of both lines of a label. */
const labelHeight = 32;

function ringLabel(
  { circle, short, symbols }: CirclesPictureRing,
  letters: number,
): DrawingElement {
  const { outer, inner } = ringLook[circle];
  const heart = inner === 0;
  const width = letters * (heart ? 84 : 118);
  const height = letters * labelHeight;
  // In the same middle, whatever the size.
  const top = middle.y - outer + (heart ? 7 : 8) - (height - labelHeight) / 2;
  const style = { position: 'absolute', left: middle.x - width / 2, top, width, height };
  return row({ ...style, flexDirection: 'column', alignItems: 'center' }, [
    write(String(symbols.length), 1, { ...enlarged('text', letters), color: deep }),
    write(short, 1, { ...enlarged('tiny', letters), color: palette.ink, maxWidth: width }),
  ]);
}

function enlarged(size: 'text' | 'tiny', letters: number): Style {
  const { fontSize, lineHeight, ...style } = typeOf(size, 700);
  const line = letters * Number.parseFloat(String(lineHeight));
  return { ...style, fontSize: letters * Number(fontSize), lineHeight: `${line}px` };
}

/** One symbol per name; those that no longer fit at the smallest size are left out. */
function symbolsOf({ circle, symbols }: CirclesPictureRing): DrawingElement[] {
  const { size, places } = placesIn(ringLook[circle], symbols.length);
  return places.map(({ x, y }, at) => {
    const corner = `${middle.x + x - size / 2} ${middle.y + y - size / 2}`;
    return group(`translate(${corner}) scale(${size / 20})`, kindShapes[symbols[at] ?? 'field']);
  });
}

/** Identifies a list's circle: the drawing in small, with that ring filled. */
export function ringSign(circle: Circle): DrawingElement {
  const radii = { mobilised: 2.6, mobilisable: 6, sensible: 9.2 } as const;
  const rings = circles.toReversed().map((each) => {
    const r = radii[each];
    const fill = each === circle ? deep : palette.ground;
    return rect({
      x: 10 - r,
      y: 10 - r,
      width: 2 * r,
      height: 2 * r,
      rx: r,
      fill,
      stroke: deep,
      'stroke-width': 1.2,
    });
  });
  return sign(20, rings);
}
