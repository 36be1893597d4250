import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pillarIds } from '../../../src/kernel/pillars.ts';
import { circles } from '../../../src/kernel/circles.ts';
import {
  circlesMap,
  kindShapes,
  ringLook,
  ringSign,
} from '../../../src/pictures/drawing/circles-map.ts';
import { measureShapes } from '../../../src/pictures/drawing/circles.ts';
import { draw } from '../../../src/pictures/drawing/draw.ts';
import { innerWidth, page } from '../../../src/pictures/drawing/look.ts';
import { pillarBadge, pillarShapes } from '../../../src/pictures/drawing/pillar-look.ts';
import { placesIn } from '../../../src/pictures/drawing/ring-places.ts';
import type { CirclesPictureRing, Picture } from '../../../src/kernel/view/picture.ts';
import { anySummaryPicture } from '../../support/any-summary-picture.ts';
import { count, elementsOf, textsOf, withoutColour } from '../../support/drawings.ts';
import { laidOut, overlaps, type SetText } from '../../support/laid-out.ts';
import { fr, en } from '../../support/scenes.ts';
import { pictureOf, rehearsed, silent } from '../../support/summary-pictures.ts';

const written = (picture: Picture) => textsOf(draw(picture).root);
const find = (texts: readonly SetText[], wanted: string): SetText => {
  const found = texts.find(({ text }) => text === wanted);
  if (found === undefined) throw new Error(`« ${wanted} » is not written.`);
  return found;
};
const middleOf = ({ left, right, top, bottom }: SetText) => [
  (left + right) / 2,
  (top + bottom) / 2,
];

/** The picture of a go-round in which each word was said this many times. */
const wordsSaid = (...counts: number[]) => ({
  ...pictureOf(rehearsed(), 'words'),
  words: counts.map((count, at) => ({ word: `mot${at}`, count })),
});
const typesOf = (picture: Picture) =>
  elementsOf(draw(picture).root)
    .filter(({ props }) => textsOf({ type: 'div', props }).join('').startsWith('mot'))
    .filter(({ props }) => props.style?.['fontSize'] !== undefined)
    .map(({ props: { style } }) => [style?.['fontSize'], style?.['fontWeight']]);

describe('the picture of the words', () => {
  it('has the question, then each word with how many said it', () => {
    expect(written(wordsSaid(3, 1)).slice(1)).toEqual([
      'Ma relation à En commun (1 mot) · 12\u00A0personnes',
      'mot0',
      '× 3',
      'mot1',
    ]);
  });

  it('gives words that as many people said the same size, however their lines are filled', () => {
    const picture = {
      ...wordsSaid(),
      words: ['apprentissage', 'lien', 'bricolage', 'pont', 'curiosité', 'écho', 'semence'].map(
        (word) => ({ word: `mot ${word}`, count: 1 }),
      ),
    };
    expect(new Set(typesOf(picture).map(([size]) => size)).size).toBe(1);
  });

  it('makes frequent words larger, in bold once two people said them', () => {
    const types = typesOf(wordsSaid(9, 5, 2, 1));
    expect(types.map(([, weight]) => weight)).toEqual([700, 700, 700, 400]);
    const sizes = types.map(([size]) => Number(size));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(new Set(sizes).size).toBe(4);
    expect(typesOf(wordsSaid(1, 1)).map(([, weight]) => weight)).toEqual([400, 400]);
  });

  it('fills its lines with words that go together, each word once', async () => {
    const picture = pictureOf(rehearsed(), 'words');
    const texts = (await laidOut(picture)).slice(2);
    expect(texts.map(({ text }) => text).toSorted()).toEqual(
      picture.words.map(({ word }) => word).toSorted(),
    );
    const ends = new Map(texts.map(({ top, right }) => [Math.round(top / 8), right]));
    const full = [...ends.values()].filter((right) => right > page.width - page.margin - 40);
    expect(full.length).toBeGreaterThanOrEqual(ends.size - 1);
  });

  it('makes a long word smaller rather than cut it', async () => {
    const word = 'anticonstitutionnellement';
    const picture = { ...wordsSaid(), words: [{ word, count: 9 }] };
    const set = find(await laidOut(picture), word);
    expect(set.bottom - set.top).toBeLessThan(40);
    expect(set.right).toBeLessThanOrEqual(page.width - page.margin);
  });
});

describe('the canvas', () => {
  const picture = pictureOf(rehearsed(), 'canvas');

  it('has the community where two axes cross, with each pillar facing its opposite', async () => {
    const texts = await laidOut(picture);
    const at = (title: string) => middleOf(find(texts, title));
    const [, heart = 0] = at('Communauté');
    for (const [from, to] of [
      ['Partage', 'Cogouvernance'],
      ['Ressources à mobiliser', 'Coproduction'],
    ] as const) {
      const [[fromX = 0, fromY = 0], [toX = 0, toY = 0]] = [at(from), at(to)];
      expect(fromY).toBeLessThan(heart);
      expect(toY).toBeGreaterThan(heart);
      expect(fromX < page.width / 2).not.toBe(toX < page.width / 2);
    }
    expect(at('Partage')[0]).toBeLessThan(page.width / 2);
  });

  it('lists each pillar’s points under its title, after the questions they answer', () => {
    const texts = written(picture);
    for (const { title, points } of picture.pillars) {
      const from = texts.indexOf(title);
      const own = texts.slice(from, from + 8);
      for (const { label } of points) expect(own).toContain(label);
    }
  });

  it('draws each pillar’s sign once, and distinguishes the axes without colour', () => {
    const { root } = draw(picture);
    for (const id of pillarIds) expect(count(pillarBadge(id, 22), root)).toBe(1);
    const dashes = elementsOf(root).flatMap(({ props }) => props['stroke-dasharray'] ?? []);
    expect(dashes).toEqual(['none', '4 4', '4 4', 'none', 'none', '4 4']);
    expect(written(picture).slice(-2)).toEqual([
      'Partage – Cogouvernance',
      'Coproduction – Ressources à mobiliser',
    ]);
  });

  it('draws no axis if a pillar is not part of the workshop', () => {
    const pillars = picture.pillars.filter(({ pillar }) => pillar !== 'sharing');
    expect(
      elementsOf(draw({ ...picture, pillars }).root).filter(
        ({ props }) => 'stroke-dasharray' in props,
      ),
    ).toEqual([]);
  });

  it('says so if nothing was written', () => {
    const stage = silent().write(
      'bo',
      'pilier-partage',
      { transmission: 'Ici.' },
      { form: 'reponse' },
    );
    expect(
      written(pictureOf(stage, 'canvas')).filter((text) => text === picture.nothing),
    ).toHaveLength(4);
  });
});

describe('the grid', () => {
  const picture = pictureOf(rehearsed(), 'grid');

  it('puts what a scenario takes for 1 next to what it takes for 50, each under its scale', async () => {
    const texts = await laidOut(picture);
    const [one, fifty] = [find(texts, 'Pour 1'), find(texts, 'Pour 50')];
    expect(one.top).toBe(fifty.top);
    const counts = texts.filter(({ text }) => /^\d\u00A0contributions?$/u.test(text));
    expect(counts).toHaveLength(7);
    const scenarios = picture.rows.map(({ title }) => find(texts, title));
    expect(scenarios.map(({ top }) => top)).toEqual(
      scenarios.map(({ top }) => top).toSorted((a, b) => a - b),
    );
    const empty = find(texts, picture.nothing);
    expect(empty.left).toBeGreaterThan(page.width / 2);
    expect(empty.top).toBeGreaterThan(scenarios[1]?.top ?? Infinity);
    expect(empty.bottom).toBeLessThan(scenarios[2]?.top ?? 0);
  });

  const points = (scale: number) => {
    const scales = [
      { scale, label: 'Pour' },
      { scale: 5000, label: 'Pour' },
    ];
    return elementsOf(draw({ ...picture, scales }).root).filter(({ type }) => type === 'rect')
      .length;
  };

  it('shows each scale as the same number of dots', () => {
    expect([1, 50, 5000].map(points)).toEqual([1, 50, 0]);
  });
});

describe('the circles', () => {
  const picture = pictureOf(rehearsed(), 'circles');

  it('have the figures and names of the drawing, then the list of each circle', () => {
    const texts = written(picture);
    expect(texts.slice(1, 7)).toEqual(['8', 'Mobilisée', '5', 'Mobilisable', '4', 'Sensible']);
    const at = (text: string) => texts.indexOf(text);
    expect(at('1.1 Communauté mobilisée')).toBeLessThan(at('Josiane Lapierre'));
    expect(at('Linh Pham-Dufour')).toBeLessThan(at('1.2 Communauté mobilisable'));
    expect(at('Les petites municipalités')).toBeGreaterThan(at('1.3 Communauté sensible'));
    expect(texts.slice(-5)).toEqual([
      'Personne',
      'Organisation',
      'Milieu, secteur, territoire',
      'Motivations',
      'Contributions',
    ]);
  });

  it('draw one symbol per name, by kind', () => {
    const symbols = elementsOf(draw(picture).root).filter(({ type }) => type === 'g');
    const drawn = (kind: 'person' | 'organisation' | 'field') =>
      symbols.filter(({ props }) => props.children === kindShapes[kind]).length;
    expect([drawn('person'), drawn('organisation'), drawn('field')]).toEqual([5, 8, 4]);
  });

  it('leave their sums all the room they need', async () => {
    const sums = { motivations: 88_888, contributions: 7 };
    const rings = picture.rings.map((ring) => ({ ...ring, sums }));
    const { left, right } = find(await laidOut({ ...picture, rings }), '88888');
    expect(right - left).toBeGreaterThan(5 * 8);
  });

  it('distinguish what they draw without colour', () => {
    const shapes = [...Object.values(kindShapes), ...Object.values(measureShapes)];
    expect(new Set(shapes.map(withoutColour)).size).toBe(5);
    expect(new Set(circles.map((circle) => JSON.stringify(ringLook[circle].line))).size).toBe(3);
    expect(new Set(circles.map((circle) => JSON.stringify(ringSign(circle)))).size).toBe(3);
    const signs = pillarIds.map((id) => withoutColour(pillarShapes[id]('#000000')));
    expect(new Set(signs).size).toBe(5);
  });

  it.each([1, 7, 30, 94, 300])('keep %i symbols off their names', async (names) => {
    for (const t of [fr, en]) {
      const rings = pictureOf(rehearsed(), 'circles', t).rings.map((ring): CirclesPictureRing => ({
        ...ring,
        symbols: Array.from({ length: names }, () => 'field'),
        // The lists are below the drawing, and would only take time.
        names: [],
      }));
      const texts = (await laidOut({ ...picture, rings })).slice(1, 7);
      const covered = marksIn(rings).flatMap(({ left, right, above, below }) =>
        texts.filter(
          (text) =>
            right > text.left && left < text.right && below > text.top && above < text.bottom,
        ),
      );
      expect(covered).toEqual([]);
    }
  });
});

/** The drawing starts below a one-line title. */
const mapTop = page.margin + 24 + 14;

function marksIn(rings: readonly CirclesPictureRing[]) {
  return elementsOf(circlesMap(rings))
    .filter(({ type }) => type === 'g')
    .map(({ props }) => {
      const [, x = '', y = '', scale = ''] =
        /^translate\((\S+) (\S+)\) scale\((\S+)\)$/u.exec(String(props['transform'])) ?? [];
      const [left, above, size] = [page.margin + Number(x), mapTop + Number(y), 20 * Number(scale)];
      return { left, above, right: left + size, below: above + size };
    });
}

describe('the places in a ring', () => {
  it.each(circles)('don’t overlap and stay within it, however many: %s', (circle) => {
    const ring = ringLook[circle];
    fc.assert(
      fc.property(fc.nat(400), (wanted) => {
        const { size, places } = placesIn(ring, wanted);
        if (wanted <= 100) expect(places).toHaveLength(wanted);
        expect(places.length).toBeLessThanOrEqual(wanted);
        const outside = places.filter(({ x, y }) => {
          const from = Math.hypot(x, y);
          return from >= ring.outer - size / 3 || (ring.inner > 0 && from <= ring.inner + size / 3);
        });
        expect(outside).toEqual([]);
        const near = places.filter((a, at) =>
          places.slice(at + 1).some((b) => Math.hypot(a.x - b.x, a.y - b.y) < 1.2 * size),
        );
        expect(near).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('whatever a summary contains', () => {
  it(
    'every text of its pictures is within the margins, and none overlap',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(anySummaryPicture, async (picture) => {
          const texts = await laidOut(picture);
          expect(overlaps(texts)).toEqual([]);
          const outside = texts.filter(
            ({ left, right }) => left < page.margin - 0.5 || right > page.margin + innerWidth + 0.5,
          );
          expect(outside).toEqual([]);
        }),
        { numRuns: 25 },
      );
    },
  );

  it('every text is limited in lines and characters', () => {
    fc.assert(
      fc.property(anySummaryPicture, (picture) => {
        for (const { props } of elementsOf(draw(picture).root)) {
          const texts = (props.children ?? []).filter((child) => typeof child === 'string');
          if (texts.length === 0) continue;
          expect(props.style).toMatchObject({ overflow: 'hidden', overflowWrap: 'anywhere' });
          expect(Number(props.style?.['lineClamp'])).toBeLessThanOrEqual(5);
          expect(texts.join('').length).toBeLessThanOrEqual(400);
        }
      }),
      { numRuns: 50 },
    );
  });
});
