import type { PillarId } from '../pillars.ts';
import type { Circle } from '../circles.ts';
import type { Locale } from '../text.ts';

/**
 * A picture as plain, already translated data: what it says, never how it looks. Its title is empty where
 * that stands above it. A layout in src/pictures/drawing draws it, and a painter turns that into a PNG.
 */
export type Picture =
  | PollPicture
  | WordsPicture
  | CirclesPicture
  | CanvasPicture
  | GridPicture
  | WeeksPicture
  | PosterPicture;

/**
 * A picture and the same content in words. In a list, the most important comes first, because a
 * platform may cut it.
 */
export interface Illustration {
  readonly picture: Picture;
  readonly alt: string;
}

export type PictureLang = Locale;

export type PictureStance = 'yes' | 'ifNeedBe' | 'no' | 'blank';

export interface PollPicture {
  readonly kind: 'poll';
  readonly lang: PictureLang;
  readonly question: string;
  /** In drawing order. */
  readonly options: readonly PollPictureOption[];
  /**
   * One row per voter, one stance per option, in the order of `options`. Empty when the poll is
   * anonymous or has more than 30 voters: bars are drawn instead.
   */
  readonly voters: readonly PollPictureVoter[];
  readonly voterCount: number;
  readonly words: PollPictureWords;
}

export interface PollPictureOption {
  readonly label: string;
  /** `4`, `4 (+3)` or `(+7)`; the star is drawn from `best`. */
  readonly sum: string;
  readonly yes: number;
  readonly ifNeedBe: number;
  readonly best: boolean;
}

export interface PollPictureVoter {
  readonly name: string;
  readonly stances: readonly PictureStance[];
}

/** The legend, and two full lines: `voters` (« 10 votant·e·s ») and `rule`. */
export interface PollPictureWords {
  readonly sum: string;
  readonly yes: string;
  readonly ifNeedBe: string;
  readonly no: string;
  readonly blank: string;
  readonly voters: string;
  readonly rule: string;
}

/** What people said at the go-round, one word each. */
export interface WordsPicture {
  readonly kind: 'words';
  readonly lang: PictureLang;
  readonly title: string;
  /** « Ma relation au projet · 11 personnes ». */
  readonly subtitle: string;
  /** Most frequent first. */
  readonly words: readonly { readonly word: string; readonly count: number }[];
  /** « et 12 autres », when some are not drawn. */
  readonly more?: string;
}

/** Who is where in a community: three circles, and the names in each. */
export interface CirclesPicture {
  readonly kind: 'circles';
  readonly lang: PictureLang;
  readonly title: string;
  /** From the core outwards; only the circles the workshop asked about. */
  readonly rings: readonly CirclesPictureRing[];
  /** The headings of the columns of figures, reasons to be there first; either may be missing. */
  readonly words: Readonly<Record<NameKind, string>> & CirclesPictureMeasures<string>;
}

/** A person; an organisation; or a field, sector or territory. */
export type NameKind = 'person' | 'organisation' | 'field';

/** What is counted for each name; absent if no form of the exercise asks for it. */
export interface CirclesPictureMeasures<T> {
  readonly motivations?: T;
  readonly contributions?: T;
}

export interface CirclesPictureRing {
  readonly circle: Circle;
  readonly title: string;
  /** One or two words for the drawing: « Mobilisable ». */
  readonly short: string;
  /** One symbol per name, including those that will not fit in the drawing. */
  readonly symbols: readonly NameKind[];
  readonly sums: CirclesPictureMeasures<number>;
  readonly names: readonly CirclesPictureName[];
  /** The lines at the end: « et 12 autres », « + 1 contribution à part ». */
  readonly notes: readonly string[];
}

export interface CirclesPictureName {
  readonly name: string;
  readonly kind: NameKind;
  readonly counts: CirclesPictureMeasures<number>;
}

/** The pillars, laid out as in the model's original, each with a few of the things people said. */
export interface CanvasPicture {
  readonly kind: 'canvas';
  readonly lang: PictureLang;
  readonly title: string;
  readonly subtitle: string;
  readonly pillars: readonly CanvasPicturePillar[];
  /** Shown when nothing was written. */
  readonly nothing: string;
}

export interface CanvasPicturePillar {
  readonly pillar: PillarId;
  readonly title: string;
  readonly points: readonly PicturePoint[];
  readonly more?: string;
}

/** What somebody wrote, and the question it answers. */
export interface PicturePoint {
  readonly label?: string;
  readonly text: string;
}

/** An exercise « for 1 and for 50 »: one row per scenario, one cell per scale. */
export interface GridPicture {
  readonly kind: 'grid';
  readonly lang: PictureLang;
  readonly title: string;
  readonly pillar: PillarId;
  /** Smallest first. */
  readonly scales: readonly { readonly scale: number; readonly label: string }[];
  readonly rows: readonly GridPictureRow[];
  /** Shown when nothing was written. */
  readonly nothing: string;
}

export interface GridPictureRow {
  readonly title: string;
  /** One per scale, in the order of `scales`. */
  readonly cells: readonly GridPictureCell[];
  /** « + 1 contribution à part ». */
  readonly apart?: string;
}

export interface GridPictureCell {
  /** « 2 contributions »; absent when there are none. */
  readonly count?: string;
  readonly points: readonly PicturePoint[];
}

/** One sheet to hang: the main ideas, the canvas, the circles by name, the words. */
export interface PosterPicture {
  readonly kind: 'poster';
  readonly lang: PictureLang;
  readonly title: string;
  /** « 4 février 2025 · Projet collectif ». */
  readonly subtitle: string;
  readonly figures: string;
  readonly ideasTitle: string;
  readonly ideas: readonly PosterIdea[];
  readonly canvas?: CanvasPicture;
  readonly circles?: CirclesPicture;
  readonly words?: WordsPicture;
  readonly foot: string;
}

export interface PosterIdea {
  readonly text: string;
  readonly by: string;
  readonly pillar?: PillarId;
}

/** Contributions by week: one row per pillar, one bar per week. */
export interface WeeksPicture {
  readonly kind: 'weeks';
  readonly lang: PictureLang;
  readonly title: string;
  /** « 26 contributions en 4 semaines, dont 19 dans celle du 16 nov. ». */
  readonly subtitle: string;
  /** Oldest first; the last week is still in progress. */
  readonly weeks: readonly WeeksPictureWeek[];
  /** The total of all rows; absent when there is only one row. */
  readonly together?: WeeksPictureRow;
  /** Pillars with contributions, in the usual order; contributions about no pillar come last. */
  readonly rows: readonly (WeeksPictureRow & { readonly pillar: PillarId | 'other' })[];
  /** « 16 nov. : semaine en cours ». */
  readonly present: string;
}

/** A week by its Monday: « 16 nov. » in words, « 16 » over « nov. » under a bar. */
export interface WeeksPictureWeek {
  readonly label: string;
  readonly day: string;
  /** Absent if the week before is of the same month. */
  readonly month?: string;
}

export interface WeeksPictureRow {
  readonly name: string;
  readonly sum: string;
  /** One per week, in the order of `weeks`. */
  readonly figures: readonly WeeksPictureFigure[];
}

/** A figure and how it is written: « 1 240 ». */
export interface WeeksPictureFigure {
  readonly count: number;
  readonly text: string;
}
