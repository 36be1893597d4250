/**
 * The text of a file in Unicode, without its byte order mark: UTF-8, or UTF-16 in either order, which
 * Windows shells and spreadsheets write, with a mark or without. Undefined for any other encoding,
 * and for what is no text: nothing is ever replaced without a word.
 */
export function unicodeText(bytes: Uint8Array): string | undefined {
  const text = decoded(bytes, encodingOf(bytes));
  return text?.includes('\0') === false ? text : undefined;
}

/** Undefined if these bytes are not of that encoding. */
export function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252' ? text.replaceAll(controls, signOfWindows) : text;
  } catch {
    return undefined;
  }
}

/**
 * Where Windows-1252 has its quotes, dashes, « œ » and « € », Node (since 20.18.3, 22.13 and 23.4) gives
 * the control characters of Latin-1.
 */
const controls = /[\u0080-\u009F]/gu;
const signsOfWindows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const signOfWindows = (control: string): string =>
  signsOfWindows.charAt(control.charCodeAt(0) - 0x80);

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return withoutMark(bytes.subarray(0, 2_000)) ?? 'utf-8';
}

/** A text of signs, spaces and line ends has half of their bytes empty, all on one side. */
function withoutMark(start: Uint8Array): string | undefined {
  const empty = [0, 0];
  for (const [at, byte] of start.entries())
    if (byte === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = empty;
  const many = start.length / 8;
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : undefined;
}
