/** A ring, or a disc if its inner radius is 0; in pixels from the centre. */
export interface Ring {
  readonly outer: number;
  readonly inner: number;
  /**
   * The degrees its name takes on each side of the top; in a disc, the name takes the upper part.
   */
  readonly label: number;
}

/** Relative to the centre: right and down. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Places {
  readonly size: number;
  readonly places: readonly Place[];
}

/** A row of symbols: its offset down or its radius, and how many symbols fit. */
interface Line {
  readonly at: number;
  readonly holds: number;
}

const sizes = [15, 12.5, 10, 8, 6.5, 5, 4] as const;
/** The distance between the centres of neighbouring symbols, in symbol widths. */
const spacing = 1.5;
/** Space left free along the edges. */
const margin = 6;
/** The vertical centre of a disc's symbols, below its name. */
const under = 17;

/** The largest symbols for which all `count` fit; otherwise as many of the smallest as fit. */
export function placesIn(ring: Ring, count: number): Places {
  const tried = sizes.map((size) => ({ size, places: placesFor(ring, size, count) }));
  const fitting = tried.find(({ places }) => places.length >= count) ?? tried.at(-1);
  return fitting ?? { size: 0, places: [] };
}

function placesFor(ring: Ring, size: number, count: number): Place[] {
  const rows = fewestRows(ring, size, count);
  return shares(rows, count).flatMap(({ at, share }) =>
    ring.inner === 0 ? across(at, share, size) : around(at, share, ring.label),
  );
}

/** Adds rows until all fit, or no further row fits. */
function fewestRows(ring: Ring, size: number, count: number): readonly Line[] {
  const { outer, inner } = ring;
  const depth = inner === 0 ? 2 * (outer - margin - under) : outer - inner - 2 * margin;
  const most = Math.max(1, 1 + Math.floor((depth - size) / (spacing * size)));
  const tries = range(most).map((at) => linesOf(ring, size, at + 1));
  return tries.find((lines) => room(lines) >= count) ?? tries.at(-1) ?? [];
}

function linesOf({ outer, inner, label }: Ring, size: number, rows: number): Line[] {
  const pitch = spacing * size;
  const middle = inner === 0 ? under : (outer + inner) / 2;
  return range(rows).map((row) => {
    const at = middle + (row - (rows - 1) / 2) * pitch;
    if (inner > 0) return { at, holds: Math.floor((at * arcOf(label)) / pitch) };
    const reach = (outer - margin) ** 2 - (Math.abs(at) + size / 2) ** 2;
    const half = Math.sqrt(Math.max(0, reach)) - size / 2;
    return { at, holds: half < 0 ? 0 : 1 + Math.floor((2 * half) / pitch) };
  });
}

/** Divides `count` among the rows in proportion to their capacity. */
function shares(lines: readonly Line[], count: number): { at: number; share: number }[] {
  const capacity = Math.max(1, room(lines));
  const kept = Math.min(count, capacity);
  let [before, given] = [0, 0];
  return lines.map(({ at, holds }) => {
    before += holds;
    const share = Math.round((kept * before) / capacity) - given;
    given += share;
    return { at, share };
  });
}

function across(y: number, count: number, size: number): Place[] {
  return range(count).map((at) => ({ x: (at - (count - 1) / 2) * spacing * size, y }));
}

/** Evenly, clockwise from one side of the name to the other. */
function around(radius: number, count: number, label: number): Place[] {
  return range(count).map((at) => {
    const angle = (label * Math.PI) / 180 + ((at + 0.5) * arcOf(label)) / count;
    return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
  });
}

const arcOf = (label: number) => ((360 - 2 * label) * Math.PI) / 180;
const room = (lines: readonly Line[]) => lines.reduce((sum, { holds }) => sum + holds, 0);
const range = (length: number) => Array.from({ length }, (_, at) => at);
