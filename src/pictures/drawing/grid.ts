import type { GridPicture, GridPictureCell, GridPictureRow } from '../../kernel/view/picture.ts';
import { column, named, rect, row, svg, type Drawing, type DrawingElement } from './drawing.ts';
import { frame } from './frame.ts';
import { innerWidth, palette, typeOf } from './look.ts';
import { pillarLook } from './pillar-look.ts';
import { aside, pointList, type Room } from './points.ts';
import { write } from './writing.ts';

const gutter = 10;
const inset = 10;
/** Two scales fit side by side; with more, they are stacked. */
const sideBySide = 2;
/** Up to here the eye can tell the number of dots from a few; above, only the figure is shown. */
const maxDots = 100;
const dotsPerRow = 10;

/** Scenarios one after the other: what each takes for 1 next to what it takes for 50. */
export function drawGrid(picture: GridPicture, room: Room): Drawing {
  const wide = picture.scales.length === sideBySide ? (innerWidth - gutter) / 2 : innerWidth;
  const heads = picture.scales.length === sideBySide ? [columnHeads(picture, wide)] : [];
  const rows = picture.rows.map((each) => scenario(each, picture, wide, room));
  return frame(picture.lang, picture.title, [...heads, ...rows]);
}

function columnHeads({ scales, pillar }: GridPicture, width: number): DrawingElement {
  const heads = scales.map(({ scale, label }) =>
    row({ width, gap: 10, alignItems: 'center' }, [
      scaleSign(scale, pillarLook[pillar].deep),
      write(label, 1, { ...typeOf('text', 700), flexShrink: 1 }),
    ]),
  );
  return row({ gap: gutter, alignItems: 'center' }, heads);
}

/** As many dots as the scale. */
function scaleSign(scale: number, colour: string): DrawingElement {
  const count = scale > maxDots ? 0 : scale;
  const [pitch, size] = [5, 3.6];
  const across = Math.min(dotsPerRow, count) * pitch;
  const down = Math.ceil(count / dotsPerRow) * pitch;
  const points = Array.from({ length: count }, (_, at) =>
    rect({
      x: (at % dotsPerRow) * pitch,
      y: Math.floor(at / dotsPerRow) * pitch,
      width: size,
      height: size,
      rx: size / 2,
      fill: colour,
    }),
  );
  return svg(across, down, `0 0 ${across} ${down}`, points);
}

function scenario(
  { title, cells, apart }: GridPictureRow,
  picture: GridPicture,
  width: number,
  room: Room,
): DrawingElement {
  const drawn = cells.map((each, at) => cell(each, picture, { at, width, room }));
  const content = column({ gap: 6 }, [
    write(title, 3, typeOf('text', 700)),
    row({ gap: gutter, flexWrap: 'wrap', alignItems: 'stretch' }, drawn),
    ...(apart === undefined ? [] : [aside(apart, innerWidth)]),
  ]);
  return named('scenario', content);
}

interface Place {
  readonly at: number;
  readonly width: number;
  readonly room: Room;
}

function cell(
  { count, points }: GridPictureCell,
  { pillar, scales, nothing }: GridPicture,
  { at, width, room }: Place,
): DrawingElement {
  const { tint, deep } = pillarLook[pillar];
  const inside = width - 2 * inset;
  const heading = scales.length === sideBySide ? [] : [scaleHeading(scales[at]?.label ?? '')];
  const content =
    count === undefined
      ? [aside(nothing, inside)]
      : [
          named(
            'count',
            write(count, 1, { ...typeOf('tiny'), color: palette.muted, width: inside }),
          ),
          ...(points.length === 0
            ? []
            : [pointList(points, { width: inside, lines: 3, colour: deep, room })]),
        ];
  const ground =
    count === undefined
      ? { border: `1px dashed ${palette.outline}` }
      : { backgroundColor: tint, border: `1px solid ${tint}` };
  const style = { width, padding: inset - 1, gap: 5, borderRadius: 8, ...ground };
  return named('cell', column(style, [...heading, ...content]));
}

function scaleHeading(label: string): DrawingElement {
  return write(label, 1, typeOf('text', 700));
}
