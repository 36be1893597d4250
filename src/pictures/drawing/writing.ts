import { beginning } from '../../kernel/beginning.ts';
import { runsRightToLeft } from '../direction.ts';
import type { DrawingElement, Style } from './drawing.ts';

/** More than any clamped text can show: the rest would only cost time. */
const longestText = 400;

/**
 * A text in its box: it breaks anywhere if it must, even within a word, and ends in an ellipsis
 * after `lines`. `style` gives the box its width or lets it stretch.
 */
export function write(words: string, lines: number, style: Style): DrawingElement {
  return {
    type: 'div',
    props: {
      style: {
        display: 'block',
        boxSizing: 'border-box',
        overflow: 'hidden',
        overflowWrap: 'anywhere',
        textWrap: 'pretty',
        lineClamp: lines,
        ...style,
        // The painter sets evened lines that run from right to left outside of their box.
        ...(runsRightToLeft(words) ? { textWrap: 'wrap' } : {}),
      },
      children: [beginning(words, longestText)],
    },
  };
}

/** Digits that line up. */
export const tabular: Style = { fontVariantNumeric: 'tabular-nums' };
