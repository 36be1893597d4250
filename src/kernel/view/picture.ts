import type { PillarId } from '../pillars.ts';
import type { Circle } from '../circles.ts';

/**
 * A picture described by plain, already translated data: what it says, never how it looks. A layout
 * of src/pictures/drawing draws it, and a painter turns the drawing into a PNG.
 */
export type Picture =
  PollPicture | WordsPicture | CirclesPicture | CanvasPicture | GridPicture | WeeksPicture;

/** A picture, and the same in words: the most important first, since a platform may cut them. */
export interface Illustration {
  readonly picture: Picture;
  readonly alt: string;
}

export type PictureLang = 'fr' | 'en';

export type PictureStance = 'yes' | 'ifNeedBe' | 'no' | 'blank';

export interface PollPicture {
  readonly kind: 'poll';
  readonly lang: PictureLang;
  readonly question: string;
  /** In the order to draw them. */
  readonly options: readonly PollPictureOption[];
  /**
   * One row a voter, one stance an option, in the order of `options`. Empty when the poll is
   * anonymous: bars are drawn instead, as they are above 30 voters.
   */
  readonly voters: readonly PollPictureVoter[];
  readonly voterCount: number;
  readonly words: PollPictureWords;
}

export interface PollPictureOption {
  readonly label: string;
  /** `4`, `4 (+3)`, `(+7)`: without the star, which is drawn from `best`. */
  readonly sum: string;
  readonly yes: number;
  readonly ifNeedBe: number;
  readonly best: boolean;
}

export interface PollPictureVoter {
  readonly name: string;
  readonly stances: readonly PictureStance[];
}

/** The words of the legend, and two whole lines: `voters` (« 10 votant·e·s ») and `rule`. */
export interface PollPictureWords {
  readonly sum: string;
  readonly yes: string;
  readonly ifNeedBe: string;
  readonly no: string;
  readonly blank: string;
  readonly voters: string;
  readonly rule: string;
}

/** What people said at the go-round, each in one word. */
export interface WordsPicture {
  readonly kind: 'words';
  readonly lang: PictureLang;
  readonly title: string;
  /** « Ma relation au projet · 11 personnes ». */
  readonly subtitle: string;
  /** What was said most first. */
  readonly words: readonly { readonly word: string; readonly count: number }[];
  /** « et 12 autres », when not all of them are drawn. */
  readonly more?: string;
}

/** Who is where in a community: three circles, then the names in each. */
export interface CirclesPicture {
  readonly kind: 'circles';
  readonly lang: PictureLang;
  readonly title: string;
  /** The heart first; only those that the workshop asked about. */
  readonly rings: readonly CirclesPictureRing[];
  /** What the columns of figures count, the reasons to be there first; either may be missing. */
  readonly words: Readonly<Record<NameKind, string>> & CirclesPictureMeasures<string>;
}

/** Somebody, an organisation, or else a field, a sector, a territory. */
export type NameKind = 'person' | 'organisation' | 'field';

/** What is counted of each name; left out where no form of the exercise asks for it. */
export interface CirclesPictureMeasures<T> {
  readonly motivations?: T;
  readonly contributions?: T;
}

export interface CirclesPictureRing {
  readonly circle: Circle;
  readonly title: string;
  /** One or two words, for the drawing: « Mobilisable ». */
  readonly short: string;
  /** One mark a name, all of them; more than can be drawn are not drawn. */
  readonly marks: readonly NameKind[];
  readonly sums: CirclesPictureMeasures<number>;
  readonly names: readonly CirclesPictureName[];
  /** What is said at its end: « et 12 autres », « + 1 contribution à part ». */
  readonly notes: readonly string[];
}

export interface CirclesPictureName {
  readonly name: string;
  readonly kind: NameKind;
  readonly counts: CirclesPictureMeasures<number>;
}

/** The pillars as the model's authors set them out, each with a few of the things people said. */
export interface CanvasPicture {
  readonly kind: 'canvas';
  readonly lang: PictureLang;
  readonly title: string;
  readonly subtitle: string;
  readonly pillars: readonly CanvasPicturePillar[];
  /** Said where nothing was written. */
  readonly nothing: string;
}

export interface CanvasPicturePillar {
  readonly pillar: PillarId;
  readonly title: string;
  readonly points: readonly PicturePoint[];
  readonly more?: string;
}

/** What somebody wrote, and what it answers. */
export interface PicturePoint {
  readonly label?: string;
  readonly text: string;
}

/** An exercise « for 1 and for 50 »: a row a scenario, a cell a scale. */
export interface GridPicture {
  readonly kind: 'grid';
  readonly lang: PictureLang;
  readonly title: string;
  readonly pillar: PillarId;
  /** The smallest first. */
  readonly scales: readonly { readonly scale: number; readonly label: string }[];
  readonly rows: readonly GridPictureRow[];
  /** Said where nothing was written. */
  readonly nothing: string;
}

export interface GridPictureRow {
  readonly title: string;
  /** One a scale, in the order of `scales`. */
  readonly cells: readonly GridPictureCell[];
  /** « + 1 contribution à part ». */
  readonly apart?: string;
}

export interface GridPictureCell {
  /** « 2 contributions »; left out when there is none. */
  readonly count?: string;
  readonly points: readonly PicturePoint[];
}

/** Contributions week by week: a row a pillar, a bar a week. */
export interface WeeksPicture {
  readonly kind: 'weeks';
  readonly lang: PictureLang;
  readonly title: string;
  /** « 26 contributions en 4 semaines ». */
  readonly subtitle: string;
  /** `S47`, the oldest first; the last one is not over. */
  readonly weeks: readonly string[];
  /** The rows together; left out when there is only one of them. */
  readonly together?: WeeksPictureRow;
  /** Those that received something, in the order of the pillars; what is about none of them last. */
  readonly rows: readonly (WeeksPictureRow & { readonly pillar: PillarId | 'other' })[];
  /** « S47 : semaine en cours ». */
  readonly present: string;
}

export interface WeeksPictureRow {
  readonly name: string;
  readonly sum: string;
  /** One a week, in the order of `weeks`. */
  readonly figures: readonly WeeksPictureFigure[];
}

/** A figure and how it is written: « 1 240 ». */
export interface WeeksPictureFigure {
  readonly count: number;
  readonly text: string;
}
