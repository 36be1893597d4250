import type { MeasuredNode } from '@takumi-rs/core';
import { draw } from '../../src/pictures/drawing/draw.ts';
import type { DrawingElement } from '../../src/pictures/drawing/drawing.ts';
import { legible } from '../../src/pictures/legible.ts';
import type { Picture } from '../../src/kernel/view/picture.ts';
import { textsOf } from './drawings.ts';
import { press, typefaces } from './typefaces.ts';

/** Where a text was set, in pixels of a phone. */
export interface SetText {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Every text of a picture where the painter sets it, from the first to the last. */
export async function laidOut(picture: Picture): Promise<SetText[]> {
  const drawing = draw(picture);
  return setTexts(legible(drawing.root, typefaces.draws), await press.measure(drawing));
}

/** Both trees have the same branches; a sign is measured whole. */
function setTexts(drawn: DrawingElement, measured: MeasuredNode): SetText[] {
  if (isText(drawn)) {
    const [, , , , left, top] = measured.transform;
    const { width, height } = measured;
    const text = textsOf(drawn).join('');
    return [{ text, left, top, right: left + width, bottom: top + height }];
  }
  const children = (drawn.props.children ?? []).filter((child) => typeof child !== 'string');
  return children.flatMap((child, at) => {
    const found = measured.children[at];
    return found === undefined ? [] : setTexts(child, found);
  });
}

const isText = ({ props }: DrawingElement) => 'lineClamp' in (props.style ?? {});

/** Texts of which one covers a part of the other. */
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
