import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goRoundActions } from '../../../src/go-round/view/actions.ts';
import { goRoundCard } from '../../../src/go-round/view/card.ts';
import { introductionForm } from '../../../src/go-round/view/form.ts';
import type { View } from '../../../src/kernel/view/view.ts';
import { split } from '../../../src/kernel/view/split.ts';
import { anyWords } from '../../support/any-text.ts';
import { goRoundOf } from '../../support/go-round-step.ts';
import { plainForm, plainView } from '../../support/plain-view.ts';
import { buttonsOf } from '../../support/reading.ts';
import { en, fr, Stage } from '../../support/scenes.ts';
import { expectSameShape, shapeOfForm } from '../../support/shape.ts';

const card = (stage: Stage, t = fr): View =>
  goRoundCard(stage.scene(t), goRoundOf(stage.workshop.opening.template));
const shown = (stage: Stage, t = fr) => plainView(card(stage, t));
const stick = (stage: Stage, t = fr) => shown(stage, t).split('\n')[2];
const round = () => new Stage().at('tour');
const join = (stage: Stage, ...people: string[]) =>
  people.reduce((joined, who) => joined.by(who, { type: 'join' }), stage);

const passing = (stage: Stage, who: string) => stage.by(who, { type: 'passTurn' });

const states: readonly [string, () => Stage, string, string][] = [
  [
    'before anybody speaks',
    round,
    'Le bâton est au centre : qui commence ? Personne n’a encore parlé.',
    'The talking stick is in the middle: who starts? Nobody has spoken yet.',
  ],
  [
    'while people wait',
    () => join(round(), 'nour', 'louis'),
    'Le bâton est au centre : qui commence ? 2 personnes à entendre.',
    'The talking stick is in the middle: who starts? 2 people to hear from.',
  ],
  [
    'once the first was given it',
    () => join(round(), 'nour').by('ana', { type: 'giveStick', to: { id: 'nour', name: 'Nour' } }),
    'Le bâton est à @nour. 1 personne à entendre.',
    '@nour has the talking stick. 1 person to hear from.',
  ],
  [
    'between two',
    () => join(round(), 'louis').introduce('ana', 'racine'),
    'Le bâton est au centre : à qui le tour ? 1 personne a parlé, 1 à venir.',
    'The talking stick is in the middle: who’s next? 1 person has spoken, 1 still to speak.',
  ],
  [
    'once somebody was passed it',
    () => round().introduce('ana', 'racine').introduce('louis', 'puits', 'nour'),
    'Le bâton est à @nour. 2 personnes ont parlé, 1 à venir.',
    '@nour has the talking stick. 2 people have spoken, 1 still to speak.',
  ],
  [
    'once everybody spoke, which is said once',
    () => join(round(), 'louis').introduce('ana', 'racine').introduce('louis', 'puits'),
    'Tout le monde a eu son tour.',
    'Everyone has had their turn.',
  ],
  [
    'once the last passed their turn',
    () => passing(join(round(), 'louis').introduce('ana', 'racine', 'louis'), 'louis'),
    'Le tour est terminé ; 1 personne n’a pas parlé.',
    'The go-round is over; 1 person didn’t speak.',
  ],
];

describe('the talking stick', () => {
  it.each(states)('%s: where it is, and how many spoke', (_when, stage, french, english) => {
    expect(stick(stage())).toBe(french);
    expect(stick(stage(), en)).toBe(english);
  });

  it.each(states)('%s: the same in both languages, and a way to introduce oneself', (...row) => {
    const stage = row[1]();
    expectSameShape(card(stage), card(stage, en));
    expect(buttonsOf(card(stage)).map(({ action }) => action)).toEqual([
      goRoundActions.introduceOpen.ref({ workshop: 'w1' }),
    ]);
  });

  it('is free again once a turn was skipped', () => {
    const stage = join(round(), 'nour', 'louis').introduce('ana', 'racine', 'nour');
    stage.by('ana', { type: 'skipHolder' });
    expect(stick(stage)).toContain('Le bâton est au centre');
  });

  it('is in nobody’s hands once the workshop is over', () => {
    for (const [, stage] of states) {
      const over = stage().by('ana', { type: 'end' });
      expect(shown(over)).not.toContain('bâton est');
      expect(buttonsOf(card(over))).toEqual([]);
      expectSameShape(card(over), card(over, en));
    }
  });
});

describe('the introductions', () => {
  it.each([
    [12, undefined],
    [13, '(1 autre personne a déjà parlé.)'],
    [14, '(2 autres personnes ont déjà parlé.)'],
  ])('of %i people are the last twelve', (count, earlier) => {
    const stage = round();
    for (let n = 1; n <= count; n += 1) stage.introduce(`p${n}`, `mot${n}`);
    const lines = shown(stage).split('\n');
    expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(12);
    expect(lines.find((line) => line.endsWith(' déjà parlé.)'))).toBe(earlier);
    expect(lines.at(-2)).toContain(`mot${count}`);
  });

  it('say in English how many came before', () => {
    const stage = round();
    for (let n = 1; n <= 13; n += 1) stage.introduce(`p${n}`, 'mot');
    expect(shown(stage, en)).toContain('(1 more person spoke earlier.)');
  });

  it('need no organisation', () => {
    const stage = round().by('ana', {
      type: 'introduce',
      introduction: { name: 'Ana', organisation: '  ', word: 'racine' },
    });
    expect(shown(stage)).toContain('- Ana : « *racine* »\n');
    expect(shown(stage, en)).toContain('- Ana: “*racine*”\n');
  });

  it('made again replace the first', () => {
    const stage = round().introduce('ana', 'racine').introduce('ana', 'tronc');
    expect(shown(stage)).not.toContain('racine');
    expect(stick(join(stage, 'louis'))).toContain('1 personne a parlé');
  });

  it('show names as they were typed, and ping nobody with them', () => {
    fc.assert(
      fc.property(anyWords, anyWords, (name, organisation) => {
        const introduction = { name, organisation, word: 'racine' };
        const stage = round().by('ana', { type: 'introduce', introduction });
        const list = card(stage).blocks.find(({ kind }) => kind === 'list');
        const [item = []] = list?.kind === 'list' ? list.items : [];
        const [first] = item;
        expect(first).toContain(name.trim());
        expect(item.some((piece) => typeof piece !== 'string' && piece.kind === 'person')).toBe(
          false,
        );
      }),
      { numRuns: 20 },
    );
  });

  it('of a whole crowd still make one message', () => {
    const stage = round();
    for (let n = 1; n <= 60; n += 1)
      stage.by(`p${n}`, {
        type: 'introduce',
        introduction: { name: 'N'.repeat(80), organisation: 'O'.repeat(80), word: 'mot' },
      });
    expect(split(card(stage))).toHaveLength(1);
  });
});

const form = (typed = {}, t = fr) =>
  introductionForm('w1', goRoundOf(round().workshop.opening.template), t, typed);

describe('the form to introduce oneself', () => {
  it('asks for a name and a word, about what the step is about', () => {
    const required = form().fields.filter((field) => field.required);
    expect(required.map(({ id }) => id)).toEqual(['name', 'word']);
    expect(plainForm(form())).toContain('Mon lien en un mot *');
    expect(plainForm(form({}, en))).toContain('My bond in a word *');
  });

  it('is empty at first, and comes back as it was filled in', () => {
    expect(form().fields.filter((field) => 'value' in field)).toEqual([]);
    const typed = { name: 'Nour', organisation: 'Coop', word: 'deux mots', passTo: '7' };
    const values = form(typed).fields.map((field) =>
      'value' in field ? [field.id, field.value] : [],
    );
    expect(Object.fromEntries(values)).toEqual(typed);
  });

  it('asks the same in both languages', () => {
    expect(shapeOfForm(form({}, en))).toEqual(shapeOfForm(form()));
  });
});
