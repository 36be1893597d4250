import type { PillarId } from '../../kernel/pillars.ts';
import type {
  WeeksPicture,
  WeeksPictureFigure,
  WeeksPictureRow,
  WeeksPictureWeek,
} from '../../kernel/view/picture.ts';
import { column, patch, row, type Drawing, type DrawingElement, type Style } from './drawing.ts';
import { frame, legend } from './frame.ts';
import { innerWidth, palette, typeOf } from './look.ts';
import { pillarBadge, pillarLook } from './pillar-look.ts';
import { tabular, write } from './writing.ts';

const badgeSize = 22;
/** The tallest bar of a row, and of the total. */
const tallest = { row: 34, together: 48 } as const;
/** Still visible, so that even one contribution shows. */
const shortest = 3;
const widestBar = 40;

/** A bar's fill and outline; only the outline has enough contrast with the page. */
interface Colours {
  readonly full: string;
  /** For a week in progress. */
  readonly light: string;
  readonly edge: string;
}

interface ChartLook {
  readonly badge: readonly DrawingElement[];
  readonly colours: Colours;
  /** The value of a bar at full height. */
  readonly most: number;
  readonly height: number;
}

const neutral: Colours = { full: palette.muted, light: palette.line, edge: palette.muted };

/**
 * The total on its own scale, then one chart per pillar, stacked and sharing a scale. The days stand
 * under the first and the last: between them, bars are in the same columns.
 */
export function drawWeeks(picture: WeeksPicture): Drawing {
  const { weeks, rows, present } = picture;
  const looked = [...togetherOf(picture), ...looksOf(rows)];
  const charts = looked.map(([row, look], at) =>
    chart(row, weeks, look, at === 0 || at === looked.length - 1),
  );
  const sample = patch({ width: 14, height: 12, flexShrink: 0, ...barOf(neutral, 'unfinished') });
  const parts = [...charts, legend([{ sign: sample, word: present }])];
  return frame(picture.lang, picture.title, parts, picture.subtitle);
}

type Looked = readonly [WeeksPictureRow, ChartLook];

function togetherOf({ together }: WeeksPicture): Looked[] {
  if (together === undefined) return [];
  const look = { badge: [], colours: neutral, most: largest([together]), height: tallest.together };
  return [[together, look]];
}

function looksOf(rows: WeeksPicture['rows']): Looked[] {
  const scale = { most: largest(rows), height: tallest.row };
  return rows.map((each) => [
    each,
    { badge: [pillarBadge(each.pillar, badgeSize)], colours: coloursOf(each.pillar), ...scale },
  ]);
}

function largest(rows: readonly WeeksPictureRow[]): number {
  return Math.max(1, ...rows.flatMap(({ figures }) => figures.map(({ count }) => count)));
}

function coloursOf(pillar: PillarId | 'other'): Colours {
  if (pillar === 'other') return neutral;
  const { accent, tint, deep } = pillarLook[pillar];
  return { full: accent, light: tint, edge: deep };
}

function chart(
  { name, sum, figures }: WeeksPictureRow,
  weeks: readonly WeeksPictureWeek[],
  look: ChartLook,
  dated: boolean,
): DrawingElement {
  const width = innerWidth / weeks.length;
  const stateOf = (at: number) => (at === weeks.length - 1 ? 'unfinished' : 'finished');
  return column({}, [
    row({ gap: 8, alignItems: 'center', height: badgeSize, marginBottom: 3 }, [
      ...look.badge,
      write(name, 1, { ...typeOf('text', 700), flexGrow: 1, flexBasis: 0 }),
      write(sum, 1, { ...typeOf('text', 700), ...tabular, flexShrink: 0 }),
    ]),
    row(
      { alignItems: 'flex-end', borderBottom: `1px solid ${palette.outline}` },
      figures.map((figure, at) => barWithFigure(figure, stateOf(at), width, look)),
    ),
    ...(dated
      ? [
          row(
            { paddingTop: 2 },
            weeks.map((week, at) => weekLabel(week, stateOf(at), width)),
          ),
        ]
      : []),
  ]);
}

/** A week in progress is shown by an outline and a label, not by colour alone. */
type WeekState = 'finished' | 'unfinished';

function barWithFigure(
  { count, text }: WeeksPictureFigure,
  state: WeekState,
  width: number,
  { colours, most, height }: ChartLook,
): DrawingElement {
  const figure = { ...typeOf('tiny', 700), ...tabular, textAlign: 'center' };
  const size = {
    width: Math.min(widestBar, width * 0.6),
    height: Math.max(shortest, (height * count) / most),
  };
  // Nothing is nothing: a zero over each empty week would be all that one sees.
  if (count === 0) return patch({ width });
  return column({ width, alignItems: 'center' }, [
    write(text, 1, { ...figure, width, color: palette.ink }),
    patch({ ...size, ...barOf(colours, state), borderBottom: 'none' }),
  ]);
}

function barOf({ full, light, edge }: Colours, state: WeekState): Style {
  return state === 'finished'
    ? { backgroundColor: full, border: `1.5px solid ${edge}` }
    : { backgroundColor: light, border: `1.5px dashed ${edge}` };
}

/** The day, and its month where it is another than the week before's. */
function weekLabel(
  { day, month = '' }: WeeksPictureWeek,
  state: WeekState,
  width: number,
): DrawingElement {
  const look =
    state === 'finished'
      ? { ...typeOf('tiny'), color: palette.muted }
      : { ...typeOf('tiny', 700), color: palette.ink };
  const style = { ...look, width, textAlign: 'center' };
  return column({ width }, [
    write(day, 1, { ...style, ...tabular }),
    ...(month === '' ? [] : [write(month, 1, style)]),
  ]);
}
