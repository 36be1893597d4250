import type { PictureStance, PollPicture } from '../../kernel/view/picture.ts';
import { sign, type Drawing, type DrawingElement } from './drawing.ts';
import { footnote, frame, legend } from './frame.ts';
import { barSamples, optionList } from './poll-options.ts';
import { voterTable } from './poll-table.ts';
import { stanceShapes, star } from './signs.ts';

/**
 * Beyond these, a table's signs are too small for a phone, or it has more rows than anybody reads.
 */
const largestTable = { voters: 30, options: 20 } as const;
const stances: readonly PictureStance[] = ['yes', 'ifNeedBe', 'no', 'blank'];

/**
 * First the options with their sums, in words; then who said what, or bars if the poll is anonymous
 * or has too many voters.
 */
export function drawPoll(picture: PollPicture): Drawing {
  const parts = hasTable(picture)
    ? [optionList(picture, 'letters'), voterTable(picture), tableLegend(picture)]
    : [optionList(picture, 'bars'), barLegend(picture)];
  const starIfAny = picture.options.some(({ best }) => best) ? star(14) : undefined;
  return frame(picture.lang, picture.question, [...parts, footnote(picture.words.rule, starIfAny)]);
}

function hasTable({ voters, options }: PollPicture): boolean {
  return (
    voters.length > 0 &&
    voters.length <= largestTable.voters &&
    options.length <= largestTable.options
  );
}

function tableLegend({ words, voters }: PollPicture): DrawingElement {
  const said = new Set(voters.flatMap((voter) => voter.stances));
  return legend(
    stances
      .filter((stance) => said.has(stance))
      .map((stance) => ({ sign: sign(14, stanceShapes[stance]), word: words[stance] })),
  );
}

function barLegend({ words }: PollPicture): DrawingElement {
  return legend([
    { sign: barSamples.yes, word: words.yes },
    { sign: barSamples.ifNeedBe, word: words.ifNeedBe },
  ]);
}
