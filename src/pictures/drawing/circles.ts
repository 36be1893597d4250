import type {
  CirclesPicture,
  CirclesPictureMeasures,
  CirclesPictureName,
  CirclesPictureRing,
} from '../../kernel/view/picture.ts';
import { circlesMap, kindShapes, ringSign } from './circles-map.ts';
import {
  column,
  path,
  row,
  sign,
  type Drawing,
  type DrawingElement,
  type Style,
} from './drawing.ts';
import { frame, legend, type KeyEntry } from './frame.ts';
import { palette, typeOf } from './look.ts';
import { pillarLook } from './pillar-look.ts';
import { tabular, write } from './writing.ts';

const { deep } = pillarLook.community;
const kinds = ['person', 'organisation', 'field'] as const;
const measures = ['motivations', 'contributions'] as const;
/** The width of a bold digit in Inter; nothing else in a column is wider. */
const figureWidth = 8.7;
/** Between columns, and between a sign and its sum. */
const space = { columns: 6, sign: 4 } as const;
const signSize = 14;

/** A heart for motivations, a parcel for contributions. */
export const measureShapes: Readonly<Record<(typeof measures)[number], readonly DrawingElement[]>> =
  {
    motivations: [
      path(
        'M10 17.5C3.5 12.8 1.5 10 1.5 6.8 1.5 4.2 3.4 2.5 5.7 2.5 7.6 2.5 9.1 3.5 10 5.2 10.9 3.5 12.4 2.5 14.3 2.5 16.6 2.5 18.5 4.2 18.5 6.8 18.5 10 16.5 12.8 10 17.5Z',
        { fill: deep },
      ),
    ],
    contributions: [
      path(
        'M2.5 10.5H17.5V17.5H2.5ZM1.5 6.5H18.5V10.5H1.5ZM10 6.5V17.5M10 6.5C5.5 6.5 4.8 2 7.3 2 9 2 10 4 10 6.5 10 4 11 2 12.7 2 15.2 2 14.5 6.5 10 6.5Z',
        {
          fill: 'none',
          stroke: deep,
          'stroke-width': 1.8,
          'stroke-linejoin': 'round',
        },
      ),
    ],
  };

/**
 * Who is where: the circles, then full names in each, with the number of things said about them.
 */
export function drawCircles(picture: CirclesPicture): Drawing {
  return frame(picture.lang, picture.title, [
    circlesMap(picture.rings),
    ...picture.rings.map((ring) => ringList(ring, columnWidth(picture.rings))),
    keyOf(picture),
  ]);
}

/** The width of the widest sum with its sign over all lists, so that digits line up. */
function columnWidth(rings: readonly CirclesPictureRing[]): number {
  const sums = rings.flatMap(({ sums }) => measures.map((id) => sums[id] ?? 0));
  const digits = Math.max(2, ...sums.map((sum) => String(sum).length));
  return space.columns + signSize + space.sign + Math.ceil(digits * figureWidth);
}

function ringList(ring: CirclesPictureRing, width: number): DrawingElement {
  const notes = ring.notes.map((note) =>
    write(note, 1, { ...typeOf('small'), color: palette.muted, paddingLeft: 28 }),
  );
  const names = ring.names.map((name) => nameLine(name, width));
  return column({ gap: 5 }, [heading(ring, width), ...names, ...notes]);
}

function heading({ circle, title, sums }: CirclesPictureRing, width: number): DrawingElement {
  const style = {
    gap: 8,
    alignItems: 'flex-start',
    paddingBottom: 4,
    borderBottom: `1px solid ${palette.line}`,
  };
  return row(style, [
    row({ height: 20, alignItems: 'center', flexShrink: 0 }, [ringSign(circle)]),
    write(title, 3, { ...typeOf('text', 700), flexGrow: 1, flexBasis: 0, marginTop: 2 }),
    ...figures(sums, width, true),
  ]);
}

function nameLine({ name, kind, counts }: CirclesPictureName, width: number): DrawingElement {
  const symbol = row(
    { width: 20, height: 17, alignItems: 'center', justifyContent: 'center', flexShrink: 0 },
    [sign(9, kindShapes[kind])],
  );
  return row({ gap: 8, alignItems: 'flex-start' }, [
    symbol,
    write(name, 3, { ...typeOf('text'), flexGrow: 1, flexBasis: 0 }),
    ...figures(counts, width, false),
  ]);
}

/** Sums with their signs, or the figures below them; a dash for none. */
function figures(
  counts: CirclesPictureMeasures<number>,
  width: number,
  sums: boolean,
): DrawingElement[] {
  return measures.flatMap((id) => {
    const count = counts[id];
    if (count === undefined) return [];
    const color = count === 0 ? palette.muted : palette.ink;
    const style: Style = { ...typeOf('text', sums ? 700 : 400), ...tabular, color };
    const box = { width, flexShrink: 0, gap: space.sign, justifyContent: 'flex-end' };
    return [
      row({ ...box, alignItems: 'center', height: sums ? 20 : 17 }, [
        ...(sums ? [sign(signSize, measureShapes[id])] : []),
        write(count === 0 ? '–' : String(count), 1, style),
      ]),
    ];
  });
}

/** What the symbols that occur mean. */
export function symbolKey(
  rings: readonly CirclesPictureRing[],
  words: CirclesPicture['words'],
  size: number,
): KeyEntry[] {
  const drawn = new Set(rings.flatMap(({ symbols }) => symbols));
  return kinds
    .filter((kind) => drawn.has(kind))
    .map((kind) => ({ sign: sign(size, kindShapes[kind]), word: words[kind] }));
}

/** The legend of the symbols that occur, then that of the signs. */
function keyOf(picture: CirclesPicture): DrawingElement {
  const { rings, words } = picture;
  const symbols = symbolKey(rings, words, 10);
  const signs = measures.flatMap((id) => {
    const word = words[id];
    return word === undefined ? [] : [{ sign: sign(13, measureShapes[id]), word }];
  });
  return column(
    { gap: 6 },
    [symbols, signs].filter(({ length }) => length > 0).map((entries) => legend(entries)),
  );
}
