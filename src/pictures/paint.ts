import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import type { Drawing, DrawingElement } from './drawing/drawing.ts';
import { palette } from './drawing/look.ts';
import type { Typefaces } from './fonts.ts';
import { legible, missing } from './legible.ts';

/** Drawings are laid out for a phone, then painted at three times the size for sharp screens. */
const zoom = 3;

const missingBox = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><rect x="4" y="3" width="12" height="14" rx="2" fill="none" stroke="${palette.muted}" stroke-width="1.5"/></svg>`,
)}`;

/** The drawing as SVG, with text as outlines. Rejects if satori cannot lay it out. */
export async function drawingToSvg(drawing: Drawing, typefaces: Typefaces): Promise<string> {
  const root = legible(drawing.root, typefaces.draws);
  return satori(root, {
    width: drawing.width,
    fonts: typefaces.fontsFor(textOf(root)),
    // Aligns boxes and bars with the PNG's pixels instead of with every third one.
    pointScaleFactor: zoom,
    graphemeImages: { [missing]: missingBox },
  });
}

/** The drawing as a PNG, three times as wide as `drawing.width`. */
export async function paint(drawing: Drawing, typefaces: Typefaces): Promise<Uint8Array> {
  return svgToPng(await drawingToSvg(drawing, typefaces));
}

/** Renders an SVG from `drawingToSvg` to PNG. */
export function svgToPng(svg: string): Uint8Array {
  const options = {
    font: { loadSystemFonts: false },
    fitTo: { mode: 'zoom', value: zoom },
  } as const;
  return new Resvg(svg, options).render().asPng();
}

function textOf({ props }: DrawingElement): string {
  const texts = (props.children ?? []).map((child) =>
    typeof child === 'string' ? child : textOf(child),
  );
  return texts.join('');
}
