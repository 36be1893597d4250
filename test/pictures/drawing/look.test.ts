import { describe, expect, it } from 'vitest';
import { pillarIds } from '../../../src/kernel/pillars.ts';
import { circles } from '../../../src/kernel/circles.ts';
import { ringEdge, ringLook } from '../../../src/pictures/drawing/circles-map.ts';
import { draw } from '../../../src/pictures/drawing/draw.ts';
import type { DrawingNode } from '../../../src/pictures/drawing/drawing.ts';
import { darkOf } from '../../../src/pictures/drawing/dark.ts';
import { palette } from '../../../src/pictures/drawing/look.ts';
import { pillarLook } from '../../../src/pictures/drawing/pillar-look.ts';
import type { Picture } from '../../../src/kernel/view/picture.ts';
import { pollPicture } from '../../support/any-poll-picture.ts';
import { contrast } from '../../support/contrast.ts';
import { textsOf } from '../../support/drawings.ts';
import { rehearsedPoster } from '../../support/posters.ts';
import { pictureOf, rehearsed } from '../../support/summary-pictures.ts';
import { everyPillar, weeksPictureOf } from '../../support/weeks.ts';

const { ground, ink, muted, line, stripe, strong, onStrong, soft, best, onBest, outline } = palette;

describe('the palette', () => {
  it.each([
    ['text on the page', ink, ground],
    ['small text on the page', muted, ground],
    ['a letter in its box', ink, line],
    ['a best option’s letter', onBest, best],
  ])('keeps 4.5 to 1 for %s', (_, above, below) => {
    expect(contrast(above, below)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['the tick of a yes', onStrong, strong],
    ['a yes on the page', strong, ground],
    ['a yes in a best column', strong, best],
    ['the tick of an if need be', strong, soft],
    ['an unanswered box', outline, ground],
    ['an unanswered box in a best column', outline, best],
    ['a bar on its track', strong, line],
    ['a bar on a stripe', strong, stripe],
    ['the star', onBest, ground],
    ['a bar of what is about no pillar', muted, ground],
    ['its three points', onStrong, muted],
  ])('keeps 3 to 1 for %s', (_, above, below) => {
    expect(contrast(above, below)).toBeGreaterThanOrEqual(3);
  });
});

describe('the colours of the pillars', () => {
  it.each(pillarIds)('keep 3 to 1 for the sign of %s, and 4.5 to 1 for its text', (id) => {
    const { accent, onAccent, tint, deep } = pillarLook[id];
    expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(3);
    for (const words of [deep, ink, muted])
      expect(contrast(words, tint)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(muted, ground)).toBeGreaterThanOrEqual(4.5);
    // The outline of its bars.
    expect(contrast(deep, ground)).toBeGreaterThanOrEqual(3);
  });

  it.each(circles)('keep 4.5 to 1 for the names and symbols in the circle %s', (circle) => {
    const { fill } = ringLook[circle];
    for (const words of [pillarLook.community.deep, ink])
      expect(contrast(words, fill)).toBeGreaterThanOrEqual(4.5);
  });

  it('keep 3 to 1 for the lines of the circles', () => {
    for (const around of [ground, ringLook.mobilisable.fill, ringLook.sensible.fill])
      expect(contrast(ringEdge, around)).toBeGreaterThanOrEqual(3);
  });
});

/** Each text with its colour and its background. */
function inked(node: DrawingNode, above: string, below: string): [string, string, string][] {
  if (typeof node === 'string') return [[node, above, below]];
  const { color, backgroundColor } = node.props.style ?? {};
  return (node.props.children ?? []).flatMap((child) =>
    inked(child, String(color ?? above), String(backgroundColor ?? below)),
  );
}

describe('every text of a picture', () => {
  it.each<[string, Picture]>([
    ['a poll', pollPicture()],
    ['the words', pictureOf(rehearsed(), 'words')],
    ['the circles', pictureOf(rehearsed(), 'circles')],
    ['the canvas', pictureOf(rehearsed(), 'canvas')],
    ['the grid', pictureOf(rehearsed(), 'grid')],
    ['the weeks', weeksPictureOf(everyPillar)],
    ['the poster', rehearsedPoster()],
  ])('has a contrast of 4.5 to 1 with its background: %s', (_, picture) => {
    const { root } = draw(picture);
    const texts = inked(root, 'none', 'none');
    expect(texts).toHaveLength(textsOf(root).length);
    const faint = texts.filter(([, above, below]) => !(contrast(above, below) >= 4.5));
    expect(faint).toEqual([]);
    const faintInTheDark = texts.filter(
      ([, above, below]) => !(contrast(dark(above), dark(below)) >= 4.5),
    );
    expect(faintInTheDark).toEqual([]);
  });
});

/** What this colour is on a dark page. */
const dark = (colour: string) => darkOf.get(colour) ?? 'none';

describe('every colour on a dark page', () => {
  it.each<[string, string, string, number]>([
    ['text on the page', ink, ground, 4.5],
    ['small text on the page', muted, ground, 4.5],
    ['small text on a stripe', muted, stripe, 4.5],
    ['text on a card', ink, onStrong, 4.5],
    ['small text on a card', muted, onStrong, 4.5],
    ['a link', strong, ground, 4.5],
    ['a link on a stripe', strong, stripe, 4.5],
    ['a link on a card', strong, onStrong, 4.5],
    ['a letter in its box', ink, line, 4.5],
    ['a best option’s letter', onBest, best, 4.5],
    ['the tick of a yes', onStrong, strong, 3],
    ['a yes on the page', strong, ground, 3],
    ['a yes in a best column', strong, best, 3],
    ['the tick of an if need be', strong, soft, 3],
    ['an unanswered box', outline, ground, 3],
    ['an unanswered box in a best column', outline, best, 3],
    ['a bar on its track', strong, line, 3],
    ['a bar on a stripe', strong, stripe, 3],
    ['the star', onBest, ground, 3],
    ['the lines of the circles', ringEdge, ground, 3],
    ['the lines between circles', ringEdge, ringLook.mobilisable.fill, 3],
  ])('keeps what it keeps on a light one: %s', (_, above, below, least) => {
    expect(contrast(dark(above), dark(below))).toBeGreaterThanOrEqual(least);
  });

  it.each(pillarIds)('keeps it for the sign of %s, and its words', (id) => {
    const { accent, onAccent, tint, deep } = pillarLook[id];
    expect(contrast(dark(onAccent), dark(accent))).toBeGreaterThanOrEqual(3);
    for (const words of [deep, ink, muted])
      expect(contrast(dark(words), dark(tint))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark(deep), dark(ground))).toBeGreaterThanOrEqual(3);
  });

  it.each(circles)('keeps it for the names and the marks in the circle %s', (circle) => {
    const { fill } = ringLook[circle];
    for (const words of [pillarLook.community.deep, ink])
      expect(contrast(dark(words), dark(fill))).toBeGreaterThanOrEqual(4.5);
  });
});
