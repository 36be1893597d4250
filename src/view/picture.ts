/**
 * A picture described by plain, already translated data: what it says, never how it looks. A layout
 * of src/report/pictures draws it, and a painter turns the drawing into a PNG.
 */
export type Picture = PollPicture;

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
