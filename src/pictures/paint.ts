import { Renderer, type MeasuredNode, type Node } from '@takumi-rs/core';
import type { Drawing, DrawingElement } from './drawing/drawing.ts';
import type { Typefaces } from './fonts.ts';
import { keepLines } from './last-lines.ts';
import { legible } from './legible.ts';
import { breakLines } from './lines.ts';
import { nodesOf } from './nodes.ts';
import { pngOf } from './png.ts';
import type { Slice } from './slices.ts';

/** A drawing is laid out for a phone, then painted three times as large for the sharpest of them. */
const usualZoom = 3;
/** Signs are small and the same from one picture to the next. */
const cacheMaxBytes = 4 * 1024 * 1024;

/** Sets out and paints drawings, with the fonts that each of them takes. */
export interface Press {
  /** The drawing as a PNG, three times as wide as it says, or as many as it says. */
  paint(drawing: Drawing): Promise<Uint8Array>;
  /** Its pixels, one after the other in four bytes (RGBA), from the top left. */
  pixels(drawing: Drawing): Promise<Uint8Array>;
  /** Where each of its nodes is set, in pixels of a phone. */
  measure(drawing: Drawing): Promise<MeasuredNode>;
}

export function openPress(typefaces: Typefaces): Press {
  const renderer = new Renderer({ cacheMaxBytes });
  const registered = new Map<Slice, Promise<unknown>>();
  const setOut = async ({ root }: Drawing): Promise<Node> => {
    const written = legible(root, typefaces.draws);
    const fonts = new Map(textsIn(written).map((text) => [text, typefaces.fontsFor(text)]));
    const slices = new Set(Array.from(fonts.values()).flatMap(({ slices }) => slices));
    await Promise.all(Array.from(slices, register));
    const nodes = nodesOf(written, (text) => fonts.get(text)?.stack ?? []);
    await breakLines(nodes, (node) => renderer.measure(node));
    await keepLines(nodes, (node) => renderer.measure(node));
    return nodes;
  };
  const register = (slice: Slice) => {
    const registering = registered.get(slice) ?? renderer.registerFont(fontOf(slice));
    registered.set(slice, registering);
    return registering;
  };
  /** The first that fits on its sheet, or the lightest. */
  const fitting = async ({ sheet, ...drawing }: Drawing): Promise<Node> => {
    const nodes = await setOut(drawing);
    const [next, ...lighter] = sheet?.lighter ?? [];
    if (sheet === undefined || next === undefined) return nodes;
    const { height } = await renderer.measure(nodes, { width: drawing.width });
    if (height <= sheet.height) return nodes;
    return fitting({ ...next, sheet: { ...sheet, lighter } });
  };
  const pixels = async (drawing: Drawing) => {
    const { width, zoom = usualZoom } = drawing;
    const size = { width: width * zoom, devicePixelRatio: zoom };
    return renderer.render(await fitting(drawing), { ...size, format: 'raw' });
  };
  return {
    pixels,
    paint: async (drawing) =>
      pngOf(await pixels(drawing), drawing.width * (drawing.zoom ?? usualZoom)),
    measure: async (drawing) => renderer.measure(await setOut(drawing), { width: drawing.width }),
  };
}

/** Takumi takes two fonts of a name for the same one where it is left to read them. */
function fontOf(slice: Slice) {
  return { name: slice.family.name, data: slice.read(), unicodeRange: slice.ranges() };
}

function textsIn({ props }: DrawingElement): string[] {
  return (props.children ?? []).flatMap((child) =>
    typeof child === 'string' ? [child] : textsIn(child),
  );
}
