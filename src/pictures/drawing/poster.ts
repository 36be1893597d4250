import type {
  CirclesPicture,
  CirclesPictureRing,
  PosterIdea,
  PosterPicture,
} from '../../kernel/view/picture.ts';
import { shortened } from '../../kernel/view/plain-words.ts';
import { symbolKey } from './circles.ts';
import { circlesMap } from './circles-map.ts';
import { column, row, type Drawing, type DrawingElement } from './drawing.ts';
import { legend } from './frame.ts';
import { palette } from './look.ts';
import { pillarBadge, pillarLook } from './pillar-look.ts';
import { pillarsOf } from './poster-pillars.ts';
import {
  densities,
  gutter,
  half,
  inner,
  lettersIn,
  sheet,
  type,
  type Density,
} from './poster-sheet.ts';
import { wordLines } from './words.ts';
import { write } from './writing.ts';

const mapWidth = 320;
/** The names of the circles, beside the map's symbols: no smaller than needed for a sheet on a wall. */
const mapLetters = 1.25;

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
    ...(canvas === undefined ? [] : [pillarsOf(canvas, density)]),
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
      shown.map((each) => idea(each, width, density.ideaSize)),
    ),
  ]);
}

/** Its border and what is left beside it. */
const ideaEdge = 21;
/** The sign of its pillar beside its author, no taller than that line: the border has only its colour. */
const badge = 20;
/** A sheet is read while standing: an idea that is longer is left to the report. */
const longestIdea = 400;

function idea({ text, by, pillar }: PosterIdea, width: number, size: number): DrawingElement {
  const edge = pillar === undefined ? palette.muted : pillarLook[pillar].accent;
  const lines = 1 + Math.ceil(longestIdea / lettersIn(width - ideaEdge, size));
  return column({ width, gap: 4, paddingLeft: 16, borderLeft: `5px solid ${edge}` }, [
    write(shortened(text, longestIdea), lines, type(size)),
    row({ gap: 7, alignItems: 'center' }, [
      ...(pillar === undefined ? [] : [pillarBadge(pillar, badge)]),
      write(by, 1, { ...type(16), color: palette.muted, flexShrink: 1 }),
    ]),
  ]);
}

/** The circles, and beside them who is in each. */
function circlesOf({ rings, words }: CirclesPicture, density: Density): DrawingElement {
  const width = inner - mapWidth - 2 * gutter;
  const lists = rings.map((ring) => {
    const { names, notes } = ring;
    return column({ width, gap: 2 }, [
      ringTitle(ring, words),
      write([...names.map(({ name }) => name), ...notes].join(' · '), density.nameLines, type(18)),
    ]);
  });
  return row({ gap: 2 * gutter, alignItems: 'center' }, [
    column({ width: mapWidth, flexShrink: 0 }, [circlesMap(rings, mapLetters)]),
    column({ gap: 16 }, lists),
  ]);
}

/** What its symbols mean stands on the same line: it takes no room of an idea. */
function ringTitle(ring: CirclesPictureRing, words: CirclesPicture['words']): DrawingElement {
  const title = `${ring.title} (${ring.symbols.length})`;
  const style = { ...type(20, 700), color: pillarLook.community.deep };
  const between = { flexWrap: 'wrap', columnGap: gutter, alignItems: 'center' };
  return row(between, [write(title, 1, style), legend(symbolKey([ring], words, 11), type(14))]);
}
