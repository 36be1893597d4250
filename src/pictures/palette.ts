/** A colour as four bytes of a picture are read at once: red in the lowest, then green and blue. Signed, since such whole numbers are quicker. */
type Colour = number;

export interface Palette {
  readonly colours: readonly Colour[];
  /** The place in `colours` of each colour of the picture. */
  readonly places: ReadonlyMap<Colour, number>;
}

const most = 256;
/** The most frequent colours, those of surfaces, stay as they are: the eye sees where two that are alike meet. */
const kept = 48;

/**
 * The colours of a picture, the most frequent first, no more than 256 of them. Ours have few, and the
 * shades at the edges of letters: those that hardly differ are made one where there are too many.
 */
export function paletteOf(pixels: Int32Array): Palette {
  const frequent = Array.from(countsOf(pixels)).toSorted(([, a], [, b]) => b - a);
  const all = frequent.map(([colour]) => colour);
  for (let apart = 0; ; apart += 3) {
    const palette = merged(all, apart);
    if (palette !== undefined) return palette;
  }
}

function countsOf(pixels: Int32Array): Map<Colour, number> {
  const counts = new Map<Colour, number>();
  let from = 0;
  // Colours come in long runs, each counted at once.
  for (let at = 1; at <= pixels.length; at += 1) {
    const colour = pixels[from];
    if (colour === undefined || colour === pixels[at]) continue;
    counts.set(colour, (counts.get(colour) ?? 0) + at - from);
    from = at;
  }
  return counts;
}

/** Each colour has another within `apart` (Euclid's, of 255 a channel) or stays; undefined past 256. */
function merged(all: readonly Colour[], apart: number): Palette | undefined {
  const colours: Colour[] = [];
  const places = new Map<Colour, number>();
  for (const colour of all) {
    const asItIs = apart === 0 || colours.length < kept;
    const near = asItIs ? -1 : nearest(colour, colours, apart);
    places.set(colour, near === -1 ? colours.length : near);
    if (near === -1) colours.push(colour);
    if (colours.length > most) return undefined;
  }
  return { colours, places };
}

function nearest(colour: Colour, colours: readonly Colour[], apart: number): number {
  let [found, least] = [-1, apart ** 2];
  colours.forEach((other, at) => {
    const distance = [0, 8, 16].reduce(
      (sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2,
      0,
    );
    if (distance <= least) [found, least] = [at, distance];
  });
  return found;
}
