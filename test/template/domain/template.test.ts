import { describe, expect, it } from 'vitest';
import { parseTemplate, type TemplateProblem } from '../../../src/template/domain/parse.ts';
import { setSpaces } from '../../../src/kernel/typography.ts';
import { nothings } from '../../support/nothings.ts';

const both = (fr: string, en = fr) => ({ fr, en });
const field = (id: string) => ({ id, label: both(id) });
const form = (id: string, ...fields: string[]) => ({
  id,
  button: both('Je contribue'),
  title: both('Tableau'),
  fields: fields.map(field),
});
const board = (id: string, ...forms: object[]) => ({
  id,
  title: both('Tableau'),
  prompt: both('Quoi ?'),
  forms: forms.length > 0 ? forms : [form('une', 'idee')],
});
const step = (id: string, more: object) => ({ id, title: both(id), short: both(id), ...more });

const exerciseWith = (...boards: object[]) => ({
  id: 'ex',
  label: '1',
  title: both('Un'),
  pillars: ['sharing'],
  boards,
});

/** A small valid workshop: one pillar, one exercise, one debrief. */
function minimal() {
  return {
    id: 'petit',
    title: both('Petit atelier'),
    project: both('le projet'),
    organiser: 'Un collectif',
    description: both('Un atelier pour essayer'),
    credits: [both('Personne en particulier')],
    pillars: [{ id: 'sharing', title: both('Partage'), board: board('traces') }],
    exercises: [exerciseWith(board('a'))],
    steps: [
      step('pilier', { kind: 'pillar', pillar: 'sharing' }),
      step('exercice', { kind: 'exercise', exercise: 'ex' }),
      step('retour', { kind: 'debrief', board: board('retour') }),
    ],
  };
}

/** The same workshop with these boards in its only exercise. */
function withBoards(...boards: object[]) {
  return { ...minimal(), exercises: [exerciseWith(...boards)] };
}

/**
 * What is wrong, as `path: message`; for checks across parts, the message is the problem's name.
 */
function mistakes(source: unknown): string[] {
  const parsed = parseTemplate(source);
  const issues: TemplateProblem[] = (parsed.error?.issues ?? []).map(({ path, message }) => ({
    path: path.join('.'),
    message,
  }));
  return issues.map(({ path, message }) => `${path}: ${message}`);
}

/** A shape mistake at this path, whatever zod's message. */
const mistakesInTitle = (title: string) => mistakes({ ...minimal(), title: both(title) });
const mistakeAt = (path: string) => expect.stringMatching(new RegExp(`^${path}: `, 'u'));

describe('a consistent template', () => {
  it('is accepted, with defaults for what its author left out', () => {
    const template = parseTemplate(minimal()).data;
    expect(template?.steps[0]).toMatchObject({ optional: false });
    expect(template?.steps[0]).not.toHaveProperty('minutes');
    expect(template?.exercises[0]?.boards[0]).toMatchObject({ anonymous: false });
    expect(template?.exercises[0]?.boards[0]?.forms[0]?.fields[0]).toMatchObject({
      kind: 'paragraph',
      required: false,
      oneWord: false,
      max: 1000,
    });
  });

  it('can name a field as the subject of its form', () => {
    expect(
      mistakes(withBoards(board('a', { ...form('f', 'nom', 'idee'), subject: 'nom' }))),
    ).toEqual([]);
  });
});

describe('the shape of a template', () => {
  it('refuses unknown keys, at any depth', () => {
    expect(mistakes({ ...minimal(), auteur: 'x' })).toEqual([expect.stringContaining('"auteur"')]);
    expect(mistakes(withBoards({ ...board('a'), couleur: 'bleu' }))).toEqual([
      expect.stringMatching(/^exercises\.0\.boards\.0: .*"couleur"/u),
    ]);
  });

  it('requires both languages everywhere', () => {
    expect(mistakes({ ...minimal(), title: { fr: 'Petit' } })).toEqual([
      expect.stringMatching(/^title\.en: /u),
    ]);
  });

  it.each(nothings.filter(([, text]) => text !== ''))('refuses a text of %s', (_, text) => {
    expect(mistakes({ ...minimal(), title: { fr: 'Petit', en: text } })).toEqual([
      'title.en: nothingSeen',
    ]);
  });

  it('counts the characters of a text as people do', () => {
    expect(mistakesInTitle('👉'.repeat(90))).toEqual([]);
    expect(mistakesInTitle('👉'.repeat(91))).toHaveLength(2);
  });

  it.each(['Majuscule', 'é', 'deux mots', '-tiret', 'x'.repeat(25)])(
    'refuses “%s” as an id',
    (id) => {
      expect(mistakes({ ...minimal(), id })).toEqual([expect.stringMatching(/^id: /u)]);
    },
  );

  it('limits a label to what a form can show, in each language', () => {
    const long = { id: 'f', label: both('court', 'x'.repeat(46)) };
    expect(mistakes(withBoards(board('a', { ...form('f', 'b'), fields: [long] })))).toEqual([
      expect.stringMatching(/fields\.0\.label\.en: /u),
    ]);
  });

  it('refuses a sixth field, since a form has room for five', () => {
    const wide = board('a', form('f', 'a', 'b', 'c', 'd', 'e', 'f'));
    expect(mistakes(withBoards(wide))).toEqual([expect.stringMatching(/fields: /u)]);
  });
});

describe('references between parts of a template', () => {
  it('refuse two steps, exercises, pillars, forms or fields with the same name', () => {
    const { steps, exercises, pillars } = minimal();
    expect(mistakes({ ...minimal(), steps: [...steps, steps[0]] })).toEqual([
      'steps.3.id: duplicate',
    ]);
    expect(mistakes({ ...minimal(), exercises: [...exercises, ...exercises] })).toContain(
      'exercises.1.id: duplicate',
    );
    expect(mistakes({ ...minimal(), pillars: [...pillars, ...pillars] })).toContain(
      'pillars.1.id: duplicate',
    );
    expect(mistakes(withBoards(board('a', form('f', 'x'), form('f', 'x'))))).toEqual([
      'exercises.0.boards.0.forms.1.id: duplicate',
    ]);
    expect(mistakes(withBoards(board('a', form('f', 'x', 'x'))))).toEqual([
      'exercises.0.boards.0.forms.0.fields.1.id: duplicate',
    ]);
  });

  it('refuse two boards with the same name, wherever they are', () => {
    expect(mistakes(withBoards(board('traces')))).toEqual(['exercises.0.boards.0.id: duplicate']);
    expect(mistakes(withBoards(board('retour')))).toEqual(['steps.2.board.id: duplicate']);
  });

  it('refuse a step that refers to a missing exercise or pillar', () => {
    const template = minimal();
    const steps = [
      ...template.steps,
      step('e2', { kind: 'exercise', exercise: 'absent' }),
      step('p2', { kind: 'pillar', pillar: 'community' }),
    ];
    expect(mistakes({ ...template, steps })).toEqual([
      'steps.3.exercise: unknownExercise',
      'steps.4.pillar: unknownPillar',
    ]);
  });

  it('refuse an exercise that no step uses', () => {
    const template = minimal();
    const steps = template.steps.filter(({ id }) => id !== 'exercice');
    expect(mistakes({ ...template, steps })).toEqual(['exercises.0: unusedExercise']);
  });

  it('refuse a subject that is not a field of its form', () => {
    expect(mistakes(withBoards(board('a', { ...form('f', 'idee'), subject: 'nom' })))).toEqual([
      'exercises.0.boards.0.forms.0.subject: unknownField',
    ]);
  });

  it('keep the fifth place of a form for “without my name” if a board offers it', () => {
    const four = form('quatre', 'a', 'b', 'c', 'd');
    const five = form('cinq', 'a', 'b', 'c', 'd', 'e');
    expect(mistakes(withBoards({ ...board('a', four), anonymous: true }))).toEqual([]);
    expect(mistakes(withBoards(board('a', five)))).toEqual([]);
    expect(mistakes(withBoards({ ...board('a', five), anonymous: true }))).toEqual([
      'exercises.0.boards.0.forms.0.fields: noRoomForAnonymity',
    ]);
  });
});

describe('a step that closes its boards', () => {
  const at = (index: number, more: object) => {
    const { steps, ...rest } = minimal();
    return { ...rest, steps: steps.map((each, i) => (i === index ? { ...each, ...more } : each)) };
  };
  const others = minimal().steps.slice(1);

  it('is an exercise or a debrief with a duration; no step closes by default', () => {
    for (const index of [1, 2]) {
      const parsed = parseTemplate(at(index, { minutes: 20, closes: true })).data;
      expect(parsed?.steps.map(({ closes }) => closes).indexOf(true)).toBe(index);
    }
    expect(parseTemplate(minimal()).data?.steps.every(({ closes }) => !closes)).toBe(true);
  });

  it('is refused without a duration', () => {
    expect(mistakes(at(1, { closes: true }))).toEqual(['steps.1.closes: closesWithoutMinutes']);
    expect(mistakes(at(2, { closes: true }))).toEqual(['steps.2.closes: closesWithoutMinutes']);
    expect(mistakes(at(2, { closes: false }))).toEqual([]);
  });

  it.each([
    ['cards', { cards: [{ groups: [{ text: [both('Bonjour')] }] }] }],
    ['agenda', {}],
    ['goRound', { invitation: both('Vous ?'), relation: both('Un mot') }],
    ['pillar', { pillar: 'sharing' }],
    ['break', {}],
  ])('is refused if its kind is %s, with or without a duration', (kind, more) => {
    const closes = step('ici', { kind, ...more, minutes: 10, closes: true });
    expect(mistakes({ ...minimal(), steps: [closes, ...others] })).toEqual([
      'steps.0.closes: closesNothing',
    ]);
    const { minutes: _minutes, ...without } = { ...closes, minutes: 10 };
    expect(mistakes({ ...minimal(), steps: [without, ...others] })).toContain(
      'steps.0.closes: closesNothing',
    );
  });

  it('is only reported for what is wrong: its kind, its minutes, or its own value', () => {
    expect(mistakes(at(1, { kind: 'exercice', closes: true }))).toEqual([
      mistakeAt('steps.1.kind'),
    ]);
    expect(mistakes(at(1, { minutes: 'vingt', closes: true }))).toEqual([
      mistakeAt('steps.1.minutes'),
    ]);
    expect(mistakes(at(1, { minutes: null, closes: true }))).toEqual([
      mistakeAt('steps.1.minutes'),
    ]);
    expect(mistakes(at(1, { closes: 'oui' }))).toEqual([mistakeAt('steps.1.closes')]);
  });
});

describe('mistakes in shape and in names', () => {
  it('are reported together', () => {
    const { title: _title, ...template } = minimal();
    const steps = [
      ...template.steps,
      step('exercice', { kind: 'exercise', exercise: 'absent', minutes: 'dix' }),
      step('p2', { kind: 'pillar', pillar: 'community' }),
    ];
    expect(mistakes({ ...template, steps })).toEqual([
      mistakeAt('title'),
      mistakeAt('steps.3.minutes'),
      'steps.3.id: duplicate',
      'steps.3.exercise: unknownExercise',
      'steps.4.pillar: unknownPillar',
    ]);
  });

  it('don’t hide the name of a part, whatever else is wrong in it', () => {
    const pillars = [{ id: 'sharing', board: { ...board('traces'), prompt: 3 }, couleur: 'bleu' }];
    const exercises = [{ ...exerciseWith(board('a'), board('traces')), label: 1 }];
    expect(mistakes({ ...minimal(), pillars, exercises })).toEqual([
      mistakeAt('pillars.0.title'),
      mistakeAt('pillars.0.board.prompt'),
      mistakeAt('pillars.0'),
      mistakeAt('exercises.0.label'),
      'exercises.0.boards.1.id: duplicate',
    ]);
  });

  it.each([
    ['with an unreadable name', [{ ...exerciseWith(board('a')), id: 7 }], ['exercises.0.id']],
    ['with an unreadable entry', ['ex'], ['exercises.0']],
    ['with an unreadable list', 'ex', ['exercises']],
  ])('don’t report a step %s', (_what, exercises, paths) => {
    expect(mistakes({ ...minimal(), exercises })).toEqual(paths.map(mistakeAt));
  });

  it.each([
    ['with a misspelt kind', step('exercice', { kind: 'exercice', exercise: 'ex' }), ['kind']],
    ['that is not an object', 'exercice', ['']],
    ['without an exercise', step('exercice', { kind: 'exercise' }), ['exercise']],
    [
      'don’t treat other values as names',
      step('exercice', { kind: 'exercise', exercise: 1 }),
      ['exercise'],
    ],
  ])('don’t report an exercise as unused because of a step %s', (_what, calling, keys) => {
    const steps = minimal().steps.map((each) => (each.id === 'exercice' ? calling : each));
    const paths = keys.map((key) => ['steps.1', key].filter(Boolean).join('.'));
    expect(mistakes({ ...minimal(), steps })).toEqual(paths.map(mistakeAt));
  });

  it('include the common fields of a step of unknown kind', () => {
    const steps = [...minimal().steps, { id: 'danse', kind: 'danse', short: both('x'.repeat(31)) }];
    expect(mistakes({ ...minimal(), steps })).toEqual([
      mistakeAt('steps.3.kind'),
      mistakeAt('steps.3.title'),
      mistakeAt('steps.3.short.fr'),
      mistakeAt('steps.3.short.en'),
    ]);
  });

  it('don’t report a subject as unknown among unreadable fields', () => {
    const fields = [field('idee'), { label: both('Nom') }];
    const named = { ...form('f'), fields, subject: 'nom' };
    expect(mistakes(withBoards(board('a', named)))).toEqual([
      mistakeAt('exercises.0.boards.0.forms.0.fields.1.id'),
    ]);
  });

  it.each([null, 'un atelier', 3, []])('are only about shape in %j', (source) => {
    expect(mistakes(source)).toEqual([expect.stringMatching(/^: /u)]);
  });
});

describe('French spaces', () => {
  it('are set in French, and in French only', () => {
    const title = both('« Qui » : vous ?', 'Who : you ?');
    expect(parseTemplate({ ...minimal(), title }).data?.title).toEqual({
      fr: '«\u00A0Qui\u00A0»\u00A0: vous\u202F?',
      en: 'Who : you ?',
    });
  });

  it('leave addresses and times alone, and change nothing a second time', () => {
    const text = 'Voir https://exemple.invalid à 14:05 ; oui !';
    const set = setSpaces(text, 'fr');
    expect(set).toBe('Voir https://exemple.invalid à 14:05\u202F; oui\u202F!');
    expect(setSpaces(set, 'fr')).toBe(set);
  });
});
