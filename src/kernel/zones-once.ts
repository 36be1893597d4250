import { momentsOnce } from './moments-once.ts';
import type { Inline, Rich, TimeShown } from './rich.ts';

/**
 * The text with each moment said once, and the zone of consecutive times said once a line, after
 * the last of them: « commencée à 14 h · fin vers 15 h (heure de l’Est) ».
 */
export function zonesOnce(text: Rich): Rich {
  return backwards(momentsOnce(text), undefined).text;
}

/** `ahead`: the zone named later on the same line, if any. */
function backwards(text: Rich, ahead: string | undefined) {
  const result: Inline[] = [];
  let zone = ahead;
  for (const piece of text.toReversed()) {
    if (typeof piece === 'string') {
      if (/[\r\n]/u.test(piece)) zone = undefined;
      result.push(piece);
    } else if (piece.kind === 'strong') {
      const inner = backwards(piece.of, zone);
      zone = inner.zone;
      result.push({ ...piece, of: inner.text });
    } else if (tellsHour(piece)) {
      result.push(piece.zone === zone ? { ...piece, zoneFollows: true } : piece);
      zone = piece.zone;
    } else result.push(piece);
  }
  return { text: result.toReversed(), zone };
}

const tellsHour = (piece: Inline): piece is TimeShown =>
  typeof piece !== 'string' && piece.kind === 'time' && piece.as !== 'date';
