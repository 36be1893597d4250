import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../src/pictures/drawing/draw.ts';
import type { DrawingElement } from '../../../src/pictures/drawing/drawing.ts';
import { innerWidth } from '../../../src/pictures/drawing/look.ts';
import { barSamples } from '../../../src/pictures/drawing/poll-options.ts';
import { stanceShapes, star } from '../../../src/pictures/drawing/signs.ts';
import type { PollPicture } from '../../../src/kernel/view/picture.ts';
import { anyPollPicture, pollPicture } from '../../support/any-poll-picture.ts';
import { count, elementsOf, textsOf, withoutColour } from '../../support/drawings.ts';

const rootOf = (picture: PollPicture) => draw(picture).root;
const written = (picture: PollPicture) => textsOf(rootOf(picture));
/** A voter's stances are one shape each, in one strip. */
const strips = (picture: PollPicture) =>
  elementsOf(rootOf(picture)).filter(({ props }) => props.children?.some(isGroup) === true);
const isGroup = (child: DrawingElement | string) => typeof child !== 'string' && child.type === 'g';
const bars = (picture: PollPicture) =>
  elementsOf(rootOf(picture)).filter(
    ({ props: { style } }) => style?.['width'] === innerWidth && style['overflow'] === 'hidden',
  );
const lengths = (bar: DrawingElement | undefined) =>
  bar?.props.children?.map((part) =>
    typeof part === 'string' ? part : part.props.style?.['width'],
  );

describe('the picture of a poll', () => {
  it('has the question, then each option with its letter and its sum, in the given order', () => {
    const lines = [
      ['Quels outils et ressources utilisez-vous\u202F?', '10 votant·e·s', 'Somme'],
      ['A', 'Contacter directement quelqu’un', '6', '(+2)'],
      ['B', 'Mode d’emploi Praxis', '5', '(+2)'],
      ['C', 'Foire aux questions', '4', '(+3)'],
      ['D', 'Mode d’emploi Passerelles', '3', '(+3)'],
      ['E', 'Demander une présentation', '3', '(+2)'],
      ['F', 'Discussion – Soutien', '2', '(+1)'],
      ['G', 'Participer à un Praxithon', '', '(+7)'],
    ];
    expect(written(pollPicture()).slice(0, 31)).toEqual(lines.flat());
  });

  it('repeats the letters above the table, and has a name on each row, the legend and the rule', () => {
    const lines = [
      ['A', 'B', 'C', 'D', 'E', 'F', 'G'],
      pollPicture().voters.map(({ name }) => name),
      ['Oui', 'Si nécessaire', 'Non', 'Sans réponse'],
      ['L’étoile va au choix qui a le plus de «\u00A0oui\u00A0».'],
    ];
    expect(written(pollPicture()).slice(31)).toEqual(lines.flat());
  });

  it('explains the signs that are in its table alone', () => {
    const voters = pollPicture().voters.map(({ name, stances }) => ({
      name,
      stances: stances.map((stance) => (stance === 'blank' ? 'no' : stance)),
    }));
    expect(written({ ...pollPicture(), voters }).slice(-4, -1)).toEqual([
      'Oui',
      'Si nécessaire',
      'Non',
    ]);
  });

  it('is without a question where that is said above it', () => {
    expect(written({ ...pollPicture(), question: '' })[0]).toBe('10 votant·e·s');
  });

  it('draws what each voter said under the letter of its option', () => {
    const { voters } = pollPicture();
    expect(strips(pollPicture()).map(({ props }) => props.children)).toEqual(
      voters.map(({ stances }) =>
        stances.map((stance, at) => ({
          type: 'g',
          props: {
            transform: `translate(${at * 27 + 4.5} 0) scale(0.9)`,
            children: stanceShapes[stance],
          },
        })),
      ),
    );
  });

  it('draws a star next to each best option and before the rule, and none if there is no best option', () => {
    const picture = pollPicture();
    const none = picture.options.map((option) => ({ ...option, best: false }));
    const all = picture.options.map((option) => ({ ...option, best: true }));
    expect(count(star(14), rootOf(picture))).toBe(2);
    expect(count(star(14), rootOf({ ...picture, options: none }))).toBe(0);
    expect(count(star(14), rootOf({ ...picture, options: all }))).toBe(8);
  });

  it('distinguishes the four stances without colour', () => {
    expect(new Set(Object.values(stanceShapes).map(withoutColour)).size).toBe(4);
    expect(withoutColour([barSamples.yes])).not.toBe(withoutColour([barSamples.ifNeedBe]));
  });

  it.each([
    ['thirty voters', pollPicture(30), 30, 0],
    ['more than thirty voters', pollPicture(31), 0, 7],
    ['an anonymous poll', { ...pollPicture(), voters: [] }, 0, 7],
    ['nobody yet', pollPicture(0), 0, 7],
  ])('has a table or bars, for %s', (_, picture, rows, drawnBars) => {
    expect(strips(picture)).toHaveLength(rows);
    expect(bars(picture)).toHaveLength(drawnBars);
  });

  it('draws a bar as long as the share of those who voted, with if need be after yes', () => {
    const drawn = bars({ ...pollPicture(), voters: [] });
    expect(lengths(drawn[0])).toEqual([192, 64]);
    expect(lengths(drawn[6])).toEqual([224]);
    expect(lengths(bars(pollPicture(0))[0])).toEqual([240, 80]);
  });

  it('keeps a single vote visible among thousands', () => {
    const options = pollPicture().options.map((option) => ({ ...option, yes: 1, ifNeedBe: 0 }));
    expect(lengths(bars({ ...pollPicture(0), options, voterCount: 9000 })[0])).toEqual([3]);
  });
});

function check(holds: (picture: PollPicture) => void): void {
  fc.assert(fc.property(anyPollPicture, holds), { numRuns: 60 });
}

describe('whatever the poll', () => {
  it('the table is exactly as wide as the page, with each sign in its column', () => {
    check((picture) => {
      const widths = strips(picture).map(({ props }) => Number(props.style?.['width']));
      for (const width of widths) {
        expect(width % picture.options.length).toBe(0);
        expect(width / picture.options.length).toBeGreaterThanOrEqual(11);
        expect(innerWidth - width).toBeGreaterThanOrEqual(100);
      }
    });
  });

  it('no bar is longer than the page', () => {
    check((picture) => {
      for (const bar of bars(picture)) {
        const sum = (lengths(bar) ?? []).reduce<number>((total, part) => total + Number(part), 0);
        expect(sum).toBeLessThanOrEqual(innerWidth + 3);
      }
    });
  });

  it('every text is limited in lines and characters', () => {
    check((picture) => {
      const texts = elementsOf(rootOf(picture)).filter(
        ({ props: { style = {} } }) => 'lineClamp' in style,
      );
      expect(texts.length).toBeGreaterThan(2 * picture.options.length);
      for (const text of texts) {
        const { props } = text;
        expect(props.style).toMatchObject({ overflow: 'hidden', overflowWrap: 'anywhere' });
        expect(Number(props.style?.['lineClamp'])).toBeLessThanOrEqual(4);
        expect(textsOf(text).join('').length).toBeLessThanOrEqual(400);
      }
    });
  });
});
