import type { PillarId } from '../../kernel/pillars.ts';
import type {
  CanvasPicture,
  CanvasPicturePillar,
  PicturePoint,
} from '../../kernel/view/picture.ts';
import { shortened } from '../../kernel/view/plain-words.ts';
import { column, row, type DrawingElement } from './drawing.ts';
import { palette } from './look.ts';
import { pillarBadge, pillarLook } from './pillar-look.ts';
import { gutter, half, inner, lettersIn, type, type Density } from './poster-sheet.ts';
import { write } from './writing.ts';

/** In a pillar's card. */
const cardInset = 16;

const above: readonly PillarId[] = ['sharing', 'resources'];
const below: readonly PillarId[] = ['coproduction', 'cogovernance'];

/** The pillars at their places in the model, the community in the middle. */
export function pillarsOf(picture: CanvasPicture, density: Density): DrawingElement {
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
    padding: cardInset,
    gap: 8,
    borderRadius: center ? 26 : 14,
    backgroundColor: tint,
    ...(center ? { border: `3px solid ${accent}` } : {}),
  };
  const shown = wholePoints(points, width, density);
  const pointIn = ({ label, text }: PicturePoint, at: number) =>
    column({ flexGrow: 1, flexBasis: width === inner ? 0 : 'auto' }, [
      ...(label === undefined || (width !== inner && label === shown[at - 1]?.label)
        ? []
        : [write(label, 1, { ...type(15, 700), color: deep })]),
      write(text, density.pointLines, type(pointSize)),
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

const pointSize = 17;

/** Those that are shown to their end; if none can be, the first are cut. */
function wholePoints(
  points: readonly PicturePoint[],
  width: number,
  { points: most, pointLines }: Density,
): readonly PicturePoint[] {
  const beside = width === inner ? most : 1;
  const room = (width - 2 * cardInset - (beside - 1) * gutter) / beside;
  const letters = Math.floor(pointLines * lettersIn(room, pointSize));
  const whole = points.filter(({ text }) => text.length <= letters);
  const shown = whole.length > 0 ? whole : points;
  return shown.slice(0, most).map((point) => ({ ...point, text: shortened(point.text, letters) }));
}
