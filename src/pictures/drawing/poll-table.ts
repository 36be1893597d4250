import type { PollPicture, PollPictureVoter } from '../../kernel/view/picture.ts';
import { column, group, patch, row, svg, type DrawingElement } from './drawing.ts';
import { innerWidth, palette, typeOf } from './look.ts';
import { letterOf } from './poll-options.ts';
import { stanceShapes } from './signs.ts';
import { write } from './writing.ts';

/** Column widths in pixels: a sign is still recognisable at 11; wider than a finger is no use. */
const pitch = { least: 11, most: 44, room: 190 } as const;
const largestSign = 18;
/** The lines that Discord's longest name, 32 characters, needs next to twenty options. */
const nameLines = 3;
/** From this many rows on, the letters are repeated at the bottom. */
const longTable = 16;

interface Measures {
  readonly pitch: number;
  readonly names: number;
  readonly sign: number;
}

/** Who said what: voters in rows, options in columns, under the letter each has in the list. */
export function voterTable({ options, voters }: PollPicture): DrawingElement {
  const measures = measuresFor(options.length);
  const letters = letterRow(
    options.map(({ best }) => best),
    measures,
  );
  const tints = options.flatMap(({ best }, index) => (best ? [tint(index, measures)] : []));
  const rows = voters.map((voter) => voterRow(voter, measures));
  const below = voters.length >= longTable ? [letters] : [];
  return column({ position: 'relative' }, [...tints, letters, ...rows, ...below]);
}

function measuresFor(options: number): Measures {
  const wide = Math.floor(pitch.room / options);
  const chosen = Math.min(pitch.most, Math.max(pitch.least, wide));
  return {
    pitch: chosen,
    names: innerWidth - chosen * options,
    sign: Math.min(largestSign, chosen - 2),
  };
}

/** The background of a best option's column, from its letter to the last voter. */
function tint(index: number, { names, pitch }: Measures): DrawingElement {
  const left = names + index * pitch;
  const style = { position: 'absolute', top: 0, bottom: 0, left, width: pitch };
  return patch({ ...style, backgroundColor: palette.best, borderRadius: 3 });
}

function letterRow(best: readonly boolean[], { names, pitch }: Measures): DrawingElement {
  const letters = best.map((isBest, index): DrawingElement => {
    const style = {
      ...typeOf(pitch < 14 ? 'letter' : 'small', 700),
      display: 'flex',
      justifyContent: 'center',
      width: pitch,
      color: isBest ? palette.onBest : palette.ink,
    };
    return { type: 'div', props: { style, children: [letterOf(index)] } };
  });
  return row(
    { position: 'relative', paddingLeft: names, paddingTop: 4, paddingBottom: 4 },
    letters,
  );
}

function voterRow(voter: PollPictureVoter, measures: Measures): DrawingElement {
  const { names, pitch, sign } = measures;
  const name = { ...typeOf(pitch < 14 ? 'tiny' : 'small'), width: names, paddingRight: 8 };
  const strip = svg(
    voter.stances.length * pitch,
    sign,
    `0 0 ${voter.stances.length * pitch} ${sign}`,
    voter.stances.map((stance, at) =>
      group(
        `translate(${at * pitch + (pitch - sign) / 2} 0) scale(${sign / 20})`,
        stanceShapes[stance],
      ),
    ),
  );
  return row(
    {
      // Above the tints, which are absolutely positioned.
      position: 'relative',
      alignItems: 'center',
      paddingTop: 3,
      paddingBottom: 3,
      borderTop: `1px solid ${palette.line}`,
    },
    [write(voter.name, nameLines, name), strip],
  );
}
