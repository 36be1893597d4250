import satori from 'satori';
import { legible, missing } from '../../src/pictures/legible.ts';
import { draw } from '../../src/pictures/drawing/draw.ts';
import type { Picture } from '../../src/kernel/view/picture.ts';
import { elementsOf, textsOf } from './drawings.ts';
import { typefaces } from './typefaces.ts';

const emptyBox = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>';

/** Where a text is, in CSS pixels of a phone. */
export interface SetText {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Every text of a picture where the painter would put it, in order. */
export async function laidOut(picture: Picture): Promise<SetText[]> {
  const { root, width } = draw(picture);
  const written = legible(root, typefaces.draws);
  // A node is reported without its words, but in tree order.
  const words = elementsOf(written)
    .filter(isText)
    .map((each) => textsOf(each).join(''));
  const found: SetText[] = [];
  await satori(written, {
    width,
    fonts: typefaces.fontsFor(words.join('')),
    pointScaleFactor: 3,
    graphemeImages: { [missing]: emptyBox },
    onNodeDetected: ({ left, top, width, height, ...node }) => {
      if (!isText(node)) return;
      const text = words[found.length] ?? '';
      found.push({ text, left, top, right: left + width, bottom: top + height });
    },
  });
  return found;
}

const isText = ({ props }: { readonly props: { readonly style?: object } }) =>
  'lineClamp' in (props.style ?? {});

/** Texts that overlap another. */
export function overlaps(texts: readonly SetText[]): string[] {
  const shown = texts.filter(({ text }) => text !== '');
  return shown.flatMap((a, at) =>
    shown
      .slice(at + 1)
      .filter(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5,
      )
      .map((b) => `${a.text} / ${b.text}`),
  );
}
