import type { PollPicture, PollPictureOption } from '../../kernel/view/picture.ts';
import { column, patch, row, type DrawingElement } from './drawing.ts';
import { innerWidth, palette, typeOf } from './look.ts';
import { star } from './signs.ts';
import { tabular, write } from './writing.ts';

const labelLines = 3;
const starSize = 14;
/** The width of Inter's bold tabular digits at the text's size; nothing else in a sum is wider. */
const figureWidth = 8.6;
const bracketWidth = 5;
/**
 * `12345 (+12345)` is the widest sum a poll can have; anything wider is cut rather than pushed out.
 */
const widestPart = 64;

interface SumParts {
  readonly yes: string;
  readonly rest: string;
}

interface SumWidths {
  readonly yes: number;
  readonly rest: number;
}

/** `A` for the first option: the link between the list and the table's columns. */
export function letterOf(index: number): string {
  return String.fromCodePoint(65 + index);
}

/** The options with their sums, readable at a glance; with letters if a table refers to them. */
export function optionList(picture: PollPicture, look: 'letters' | 'bars'): DrawingElement {
  const widths = sumWidths(picture.options);
  const lines = picture.options.map((option, index) =>
    look === 'bars'
      ? column({ gap: 5 }, [optionLine(option, widths, []), bar(option, picture.voterCount)])
      : optionLine(option, widths, [letterBox(index, option.best)]),
  );
  return column({ gap: look === 'bars' ? 13 : 8 }, [heading(picture), ...lines]);
}

function heading({ words }: PollPicture): DrawingElement {
  const style = { ...typeOf('small'), color: palette.muted };
  return row({ justifyContent: 'space-between', gap: 12 }, [
    write(words.voters, 1, { ...style, flexGrow: 1, flexBasis: 0 }),
    write(words.sum, 1, { ...style, maxWidth: innerWidth / 2 }),
  ]);
}

function optionLine(
  option: PollPictureOption,
  widths: SumWidths,
  before: readonly DrawingElement[],
): DrawingElement {
  const { yes, rest } = splitSum(option.sum);
  const label = { ...typeOf('text', option.best ? 700 : 400), flexGrow: 1, flexBasis: 0 };
  const figure = { ...tabular, flexShrink: 0, textAlign: 'right' };
  return row({ alignItems: 'flex-start', gap: 8 }, [
    ...before,
    write(option.label, labelLines, label),
    row(
      { width: starSize, height: 17, alignItems: 'center', flexShrink: 0 },
      option.best ? [star(starSize)] : [],
    ),
    write(yes, 1, { ...typeOf('text', 700), ...figure, width: widths.yes }),
    ...(widths.rest === 0
      ? []
      : [write(rest, 1, { ...typeOf('text'), ...figure, width: widths.rest })]),
  ]);
}

/** Aligned with the first line of its label. */
export function letterBox(index: number, best: boolean): DrawingElement {
  const style = {
    ...typeOf('tiny', 700),
    width: 20,
    height: 17,
    borderRadius: 4,
    flexShrink: 0,
    justifyContent: 'center',
    alignItems: 'center',
    color: best ? palette.onBest : palette.ink,
    backgroundColor: best ? palette.best : palette.line,
  };
  return {
    type: 'div',
    props: { style: { display: 'flex', ...style }, children: [letterOf(index)] },
  };
}

/** Scaled to the number of voters, so that a full bar means everybody. */
function bar({ yes, ifNeedBe }: PollPictureOption, voterCount: number): DrawingElement {
  const whole = Math.max(voterCount, yes + ifNeedBe, 1);
  const width = (count: number) => (count === 0 ? 0 : Math.max(3, (innerWidth * count) / whole));
  const solid = { width: width(yes), height: 10, backgroundColor: palette.strong };
  const outlined = { width: width(ifNeedBe), height: 10, ...softBar };
  const parts = [...(yes > 0 ? [patch(solid)] : []), ...(ifNeedBe > 0 ? [patch(outlined)] : [])];
  return row(
    { width: innerWidth, height: 10, overflow: 'hidden', backgroundColor: palette.line },
    parts,
  );
}

const softBar = {
  backgroundColor: palette.soft,
  border: `1.5px solid ${palette.strong}`,
};

/** The samples in the bars' legend. */
export const barSamples = {
  yes: patch({ width: 18, height: 10, flexShrink: 0, backgroundColor: palette.strong }),
  ifNeedBe: patch({ width: 18, height: 10, flexShrink: 0, ...softBar }),
};

/** `4` and `(+3)`, in two columns so that digits line up. */
function splitSum(sum: string): SumParts {
  const bracket = sum.indexOf('(');
  if (bracket === -1) return { yes: sum, rest: '' };
  return { yes: sum.slice(0, bracket).trim(), rest: sum.slice(bracket) };
}

function sumWidths(options: readonly PollPictureOption[]): SumWidths {
  const parts = options.map(({ sum }) => splitSum(sum));
  return { yes: widest(parts.map(({ yes }) => yes)), rest: widest(parts.map(({ rest }) => rest)) };
}

function widest(texts: readonly string[]): number {
  return Math.min(widestPart, Math.ceil(Math.max(0, ...texts.map(widthOf))));
}

function widthOf(part: string): number {
  const brackets = part.replaceAll(/[^()]/gu, '').length;
  return figureWidth * (part.length - brackets) + bracketWidth * brackets;
}
