import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxAnswer } from '../../../src/recap/domain/recap.ts';
import { invitations } from '../../../src/recap/domain/outline.ts';
import type { RecapAnswer } from '../../../src/recap/domain/state.ts';
import { recapActions } from '../../../src/recap/view/actions.ts';
import { answerForm, answerReceipt } from '../../../src/recap/view/forms.ts';
import { invitationKeys, invitationSigns } from '../../../src/recap/view/post.ts';
import { anyLongText } from '../../support/any-text.ts';
import { plainForm, plainView } from '../../support/plain-view.ts';
import { en, fr } from '../../support/scenes.ts';
import { expectSameShape, shapeOfForm } from '../../support/shape.ts';

const answer = (more: Partial<RecapAnswer> = {}): RecapAnswer => ({
  week: '2025-W05',
  invitation: 'inspires',
  person: 'nour',
  name: 'Nour',
  anonymous: false,
  text: 'Le four à pain',
  at: 1,
  ...more,
});
const receipt = (given: RecapAnswer | undefined, t = fr) => plainView(answerReceipt(given, t));

describe('the invitations of a recap', () => {
  it('have each a sign and words of their own, in both languages', () => {
    expect(new Set(Object.values(invitationSigns)).size).toBe(invitations.length);
    for (const t of [fr, en])
      expect(new Set(invitations.map((each) => t.plain(invitationKeys[each]))).size).toBe(
        invitations.length,
      );
  });

  it.each(invitations)('open a form with their own title: %s', (invitation) => {
    const form = answerForm(invitation, fr);
    expect(form.title).toBe(
      `${invitationSigns[invitation]} ${fr.plain(invitationKeys[invitation])}`,
    );
    expect(form.action).toBe(recapActions.answerSend.ref({ invitation }));
    expect(shapeOfForm(answerForm(invitation, en))).toEqual(shapeOfForm(form));
  });
});

describe('the form to answer a recap', () => {
  it('is empty at first, signed, and may be sent empty, which takes the answer back', () => {
    const [text, name] = answerForm('thinks', fr).fields;
    expect(text).toMatchObject({ required: false, max: maxAnswer });
    expect(text).not.toHaveProperty('value');
    expect(name).toMatchObject({ required: false, values: [] });
  });

  it('comes back as it was filled in', () => {
    const shown = plainForm(answerForm('thinks', fr, { text: 'Le vent', anonymous: true }));
    expect(shown).toContain(': Le vent');
    expect(shown).toContain('☑ Sans mon nom');
  });
});

describe('the receipt of an answer', () => {
  it('repeats it under its sign, and says how to change it', () => {
    expect(receipt(answer())).toBe(
      [
        'C’est noté, pour le prochain récapitulatif :',
        '> 😍 Le four à pain',
        '(Pour changer ou retirer : le même bouton.)',
      ].join('\n'),
    );
    expect(receipt(answer(), en)).toContain('Noted, for the next recap:');
  });

  it('has no word shortened nor changed, whatever was typed', () => {
    fc.assert(
      fc.property(anyLongText, (text) => {
        const quotes = answerReceipt(answer({ text }), fr).blocks.filter(
          ({ kind }) => kind === 'quote',
        );
        expect(quotes).toEqual([{ kind: 'quote', text: [`😍 ${text}`] }]);
      }),
      { numRuns: 20 },
    );
  });

  it('says that no name appears to people who gave none, and to nobody else', () => {
    expect(receipt(answer({ anonymous: true }))).toContain('Tout le monde le lira sans votre nom.');
    expect(receipt(answer())).not.toContain('sans votre nom');
  });

  it('says that it is taken back, if it was', () => {
    expect(receipt(undefined)).toBe('C’est retiré.');
    expect(receipt(undefined, en)).toBe('Your answer is removed.');
  });

  it.each([answer(), answer({ anonymous: true }), undefined])(
    'is the same in both languages: %j',
    (given) => expectSameShape(answerReceipt(given, fr), answerReceipt(given, en)),
  );
});
