import { describe, expect, it } from 'vitest';
import { handOverForm } from '../../../src/workshop/view/forms.ts';
import { introductionForm } from '../../../src/go-round/view/form.ts';
import { plainForm } from '../../support/plain-view.ts';
import { sceneTemplate } from '../../support/scene-template.ts';
import { en, fr } from '../../support/scenes.ts';
import { goRoundOf } from '../../support/go-round-step.ts';

describe('the form', () => {
  it('for an introduction asks for a name and a word; the rest is optional', () => {
    expect(plainForm(introductionForm('w1', goRoundOf(sceneTemplate), fr, { name: 'Nour' }))).toBe(
      [
        '# Je me présente',
        'Mon nom *: Nour',
        'Mon organisation: …',
        'Mon lien en un mot * (Le premier qui vous vient.): …',
        'Je passe le bâton de parole à… (Laissez vide pour le poser au centre.): …',
      ].join('\n'),
    );
  });

  it('for handing over asks for a person', () => {
    expect(plainForm(handOverForm('w1', en))).toBe(
      '# Hand over\nTo whom? * (This person will be able to facilitate with you, with the same permissions.): …',
    );
  });
});
