import type { PictureStance, PollPicture } from '../../kernel/view/picture.ts';
import { sign, type Drawing, type DrawingElement } from './drawing.ts';
import { footnote, frame, legend } from './frame.ts';
import { barSamples, optionList } from './poll-options.ts';
import { voterTable } from './poll-table.ts';
import { stanceShapes, star } from './signs.ts';

/** Past these a table has signs too small for a phone, or more rows than anybody reads. */
const largestTable = { voters: 30, options: 20 } as const;
const stances: readonly PictureStance[] = ['yes', 'ifNeedBe', 'no', 'blank'];

/**
 * The options with their sums come first, in words; then either who said what, or bars when the
 * poll is anonymous or when too many have voted.
 */
export function drawPoll(picture: PollPicture): Drawing {
  const parts = hasTable(picture)
    ? [optionList(picture, 'letters'), voterTable(picture), tableLegend(picture)]
    : [optionList(picture, 'bars'), barLegend(picture)];
  const mark = picture.options.some(({ best }) => best) ? star(14) : undefined;
  return frame(picture.lang, picture.question, [...parts, footnote(picture.words.rule, mark)]);
}

function hasTable({ voters, options }: PollPicture): boolean {
  return (
    voters.length > 0 &&
    voters.length <= largestTable.voters &&
    options.length <= largestTable.options
  );
}

function tableLegend({ words }: PollPicture): DrawingElement {
  return legend(
    stances.map((stance) => ({ sign: sign(14, stanceShapes[stance]), word: words[stance] })),
  );
}

function barLegend({ words }: PollPicture): DrawingElement {
  return legend([
    { sign: barSamples.yes, word: words.yes },
    { sign: barSamples.ifNeedBe, word: words.ifNeedBe },
  ]);
}
