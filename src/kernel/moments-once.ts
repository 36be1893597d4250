import type { Inline, Rich, TimeShown } from './rich.ts';

/**
 * The text for a platform without moving times, with each moment said once: « fin à 14 h » for
 * « fin dans 5 minutes, à 14 h », « depuis 14 h » for « depuis 14 h (il y a 5 minutes) ».
 */
export function momentsOnce(text: Rich): Rich {
  const kept: Inline[] = [];
  let closing = false;
  for (const piece of text) {
    const between = kept.at(-1);
    if (typeof between === 'string' && saysAgain(kept.at(-2), between, piece)) {
      kept.pop();
      closing = between.endsWith('(');
      continue;
    }
    kept.push(closing && typeof piece === 'string' ? piece.replace(/^\)/u, '') : piece);
    closing = false;
  }
  return kept;
}

/**
 * True for a countdown and the time of day of the same moment, with at most a comma and a short
 * word, or a parenthesis, between them.
 */
function saysAgain(before: Inline | undefined, between: string, piece: Inline): boolean {
  if (!isTime(before) || !isTime(piece) || before.at !== piece.at) return false;
  return before.as === 'relative'
    ? piece.as === 'clock' && /^, [^\n,]{1,8}$/u.test(between)
    : piece.as === 'relative' && between === ' (';
}

const isTime = (piece: Inline | undefined): piece is TimeShown =>
  typeof piece === 'object' && piece.kind === 'time';
