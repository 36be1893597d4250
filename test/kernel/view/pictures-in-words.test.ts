import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { note } from '../../../src/kernel/view/note.ts';
import { valueOf } from '../../../src/kernel/view/value-of.ts';
import { buttons, type View } from '../../../src/kernel/view/view.ts';
import { replacePicturesWithText } from '../../../src/kernel/view/words-for-pictures.ts';
import { communityActions } from '../../../src/community/view/actions.ts';
import { anyView } from '../../support/any-view.ts';
import { pollPicture } from '../../support/painter.ts';
import { plainView } from '../../support/plain-view.ts';

const pictured = (...alts: string[]): View => ({
  accent: '#E69F00',
  blocks: [
    { kind: 'title', text: ['Bilan'] },
    ...alts.map((alt) => ({ kind: 'picture' as const, picture: pollPicture(alt), alt })),
    { kind: 'small', text: ['fin'] },
  ],
});
const kinds = ({ blocks }: View) => blocks.map(({ kind }) => kind);

describe('where pictures cannot be shown', () => {
  it('their words stand in their place, in full', () => {
    const long = 'mot '.repeat(1_000);
    const told = replacePicturesWithText(pictured('Le pad : 4 oui', long));
    expect(plainView(told)).toBe(`# Bilan\nLe pad : 4 oui\n${long}\n(fin)`);
  });

  it('only those are told that cannot be', () => {
    const told = replacePicturesWithText(
      pictured('vue', 'dite'),
      (picture) => picture.kind === 'poll' && picture.question === 'vue',
    );
    expect(plainView(told)).toBe('# Bilan\n[image: vue]\ndite\n(fin)');
  });

  it('nothing else changes, and no picture is left, whatever the view', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const told = replacePicturesWithText(view);
        expect(kinds(told)).toEqual(
          kinds(view).map((kind) => (kind === 'picture' ? 'text' : kind)),
        );
        expect({ ...told, blocks: [] }).toEqual({ ...view, blocks: [] });
        expect(replacePicturesWithText(view, () => true)).toEqual(view);
      }),
      { numRuns: 30 },
    );
  });
});

const hide = { label: 'Cacher', action: communityActions.hideName.ref({}) };
const show = { label: 'Montrer', action: communityActions.showName.ref({}) };

describe('a row of buttons', () => {
  it('has those that apply, in their order', () => {
    expect(buttons(hide, false, undefined, show)).toEqual([
      { kind: 'buttons', buttons: [hide, show] },
    ]);
  });

  it('is not there at all if none applies', () => {
    expect(buttons()).toEqual([]);
    expect(buttons(false, undefined)).toEqual([]);
  });
});

describe('a note to one person', () => {
  it('is its sentence, and offers nothing', () => {
    expect(plainView(note(['C’est noté.']))).toBe('C’est noté.');
    expect(note(['C’est noté.']).rows).toBeUndefined();
  });
});

describe('a field of a form', () => {
  it('is filled in with what was typed, even if that is nothing', () => {
    expect(valueOf('Ici.')).toEqual({ value: 'Ici.' });
    expect(valueOf('')).toEqual({ value: '' });
  });

  it('is without a value where nothing was', () => {
    expect(Object.keys(valueOf(undefined))).toEqual([]);
  });
});
