import type { PillarId } from '../../kernel/pillars.ts';
import type {
  CanvasPicture,
  CanvasPicturePillar,
  CirclesPicture,
  PicturePoint,
  PosterIdea,
  PosterPicture,
} from '../../kernel/view/picture.ts';
import { excerpt } from '../../kernel/view/excerpt.ts';
import { circlesMap } from './circles-map.ts';
import { column, row, type Drawing, type DrawingElement, type Style } from './drawing.ts';
import { palette } from './look.ts';
import { pillarBadge, pillarLook } from './pillar-look.ts';
import { wordLines } from './words.ts';
import { write } from './writing.ts';

/** A3 upright, four pixels to a millimetre; painted twice as large, it has 200 dots to an inch. */
const sheet = { width: 1191, height: 1684, margin: 60, zoom: 2 } as const;
const inner = sheet.width - 2 * sheet.margin;
const gutter = 24;
const half = (inner - gutter) / 2;
const mapWidth = 320;

/** How much is shown, from the fullest to what always fits. */
interface Density {
  readonly ideas: number;
  readonly ideaLines: number;
  readonly points: number;
  readonly pointLines: number;
  readonly nameLines: number;
  readonly words: number;
}
const densities: readonly [Density, ...Density[]] = [
  { ideas: 8, ideaLines: 5, points: 3, pointLines: 3, nameLines: 6, words: 60 },
  { ideas: 6, ideaLines: 4, points: 3, pointLines: 3, nameLines: 5, words: 60 },
  { ideas: 6, ideaLines: 4, points: 3, pointLines: 2, nameLines: 4, words: 48 },
  { ideas: 4, ideaLines: 4, points: 3, pointLines: 2, nameLines: 4, words: 48 },
  { ideas: 4, ideaLines: 4, points: 2, pointLines: 3, nameLines: 4, words: 36 },
  { ideas: 4, ideaLines: 3, points: 2, pointLines: 2, nameLines: 4, words: 36 },
  { ideas: 4, ideaLines: 3, points: 2, pointLines: 1, nameLines: 3, words: 24 },
  { ideas: 2, ideaLines: 3, points: 1, pointLines: 1, nameLines: 2, words: 12 },
];

const type = (fontSize: number, weight: 400 | 700 = 400): Style => ({
  fontSize,
  lineHeight: `${Math.round(fontSize * 1.32)}px`,
  fontWeight: weight,
});

/** One sheet, to be read from a few steps: as much of it as fits. */
export function drawPoster(picture: PosterPicture): Drawing {
  const [first, ...others] = densities;
  const lighter = others.map((density) => sheetWith(picture, density));
  return { ...sheetWith(picture, first), sheet: { height: sheet.height, lighter } };
}

function sheetWith(picture: PosterPicture, density: Density): Drawing {
  const { canvas, circles, words } = picture;
  const style = {
    width: sheet.width,
    minHeight: sheet.height,
    padding: sheet.margin,
    gap: 20,
    justifyContent: 'space-between',
    color: palette.ink,
    backgroundColor: palette.ground,
  };
  const root = column(style, [
    head(picture),
    ...(picture.ideas.length === 0 ? [] : [ideas(picture, density)]),
    ...(canvas === undefined ? [] : [canvasOf(canvas, density)]),
    ...(circles === undefined ? [] : [circlesOf(circles, density)]),
    ...(words === undefined
      ? []
      : [column({ gap: 4 }, wordLines(words.words.slice(0, density.words), inner, 1.5))]),
    write(picture.foot, 2, { ...type(15), color: palette.muted }),
  ]);
  const { width, zoom } = sheet;
  return { width, zoom, root: { ...root, props: { ...root.props, lang: picture.lang } } };
}

function head({ title, subtitle, figures }: PosterPicture): DrawingElement {
  return column({ gap: 10 }, [
    write(title, 3, { ...type(54, 700), lineHeight: '61px', textWrap: 'balance' }),
    row({ justifyContent: 'space-between', gap: gutter, alignItems: 'baseline' }, [
      write(subtitle, 2, { ...type(20), color: palette.muted, flexGrow: 1, flexBasis: 0 }),
      write(figures, 1, { ...type(20, 700), flexShrink: 0 }),
    ]),
  ]);
}

/** The ideas in two columns, each row as high as its longest. */
function ideas({ ideas: all, ideasTitle }: PosterPicture, density: Density): DrawingElement {
  const shown = all.slice(0, density.ideas);
  const width = shown.length === 1 ? inner : half;
  return column({ gap: 16 }, [
    write(ideasTitle, 1, type(26, 700)),
    row(
      { flexWrap: 'wrap', columnGap: gutter, rowGap: 18 },
      shown.map((each) => idea(each, width, density.ideaLines)),
    ),
  ]);
}

const ideaSize = 21;
/** Its border and what is left beside it. */
const ideaEdge = 21;
/** As a share of the letter's size: a text of wider letters is cut by the painter, within a word. */
const letterWidth = 0.52;

function idea({ text, by, pillar }: PosterIdea, width: number, lines: number): DrawingElement {
  const edge = pillar === undefined ? palette.muted : pillarLook[pillar].accent;
  const letters = Math.floor((lines * (width - ideaEdge)) / (ideaSize * letterWidth));
  return column({ width, gap: 4, paddingLeft: 16, borderLeft: `5px solid ${edge}` }, [
    write(excerpt(text, letters), lines, type(ideaSize)),
    write(by, 1, { ...type(16), color: palette.muted }),
  ]);
}

const above: readonly PillarId[] = ['sharing', 'resources'];
const below: readonly PillarId[] = ['coproduction', 'cogovernance'];

/** The pillars at their places in the model, the community in the middle. */
function canvasOf(picture: CanvasPicture, density: Density): DrawingElement {
  const found = (ids: readonly PillarId[]) =>
    ids.flatMap((id) => picture.pillars.find(({ pillar }) => pillar === id) ?? []);
  const bands = [found(above), found(['community']), found(below)].filter(
    ({ length }) => length > 0,
  );
  return column(
    { gap: 14 },
    bands.map((pillars) => {
      const width = pillars.length === 1 ? inner : half;
      const cards = pillars.map((each) => card(each, picture.nothing, width, density));
      return row({ gap: gutter, alignItems: 'stretch' }, cards);
    }),
  );
}

function card(
  { pillar, title, points }: CanvasPicturePillar,
  nothing: string,
  width: number,
  density: Density,
): DrawingElement {
  const { tint, deep, accent } = pillarLook[pillar];
  const center = pillar === 'community';
  const style = {
    width,
    padding: 16,
    gap: 8,
    borderRadius: center ? 26 : 14,
    backgroundColor: tint,
    ...(center ? { border: `3px solid ${accent}` } : {}),
  };
  const shown = points.slice(0, density.points);
  const pointIn = ({ label, text }: PicturePoint, at: number) =>
    column({ flexGrow: 1, flexBasis: width === inner ? 0 : 'auto' }, [
      ...(label === undefined || (width !== inner && label === shown[at - 1]?.label)
        ? []
        : [write(label, 1, { ...type(15, 700), color: deep })]),
      write(text, density.pointLines, type(17)),
    ]);
  return column(style, [
    row({ gap: 10, alignItems: 'center' }, [
      pillarBadge(pillar, 32),
      write(title, 1, { ...type(24, 700), color: deep, flexGrow: 1, flexBasis: 0 }),
    ]),
    ...(shown.length === 0 ? [write(nothing, 1, { ...type(17), color: palette.muted })] : []),
    width === inner
      ? row({ gap: gutter }, shown.map(pointIn))
      : column({ gap: 8 }, shown.map(pointIn)),
  ]);
}

/** The circles, and beside them who is in each. */
function circlesOf({ rings }: CirclesPicture, density: Density): DrawingElement {
  const width = inner - mapWidth - 2 * gutter;
  const lists = rings.map(({ title, symbols, names, notes }) =>
    column({ width, gap: 2 }, [
      write(`${title} (${symbols.length})`, 1, {
        ...type(20, 700),
        color: pillarLook.community.deep,
      }),
      write([...names.map(({ name }) => name), ...notes].join(' · '), density.nameLines, type(18)),
    ]),
  );
  return row({ gap: 2 * gutter, alignItems: 'center' }, [
    column({ width: mapWidth, flexShrink: 0 }, [circlesMap(rings)]),
    column({ gap: 16 }, lists),
  ]);
}
