import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardActions } from '../../../../src/board/view/actions.ts';
import { goRoundActions } from '../../../../src/go-round/view/actions.ts';
import type { Form, FormField } from '../../../../src/kernel/view/view.ts';
import { answered, nextOf, type Step } from '../../../../src/platforms/matrix/talk/answers.ts';
import {
  askingOf,
  askingSchema,
  inputOf,
  isBegun,
} from '../../../../src/platforms/matrix/talk/asking.ts';
import {
  cancelledView,
  promptView,
  questionView,
} from '../../../../src/platforms/matrix/talk/prompt.ts';
import { saysOf } from '../../../../src/platforms/matrix/talk/says.ts';
import { whoText, wrongView } from '../../../../src/platforms/matrix/talk/wrong.ts';
import { pollActions } from '../../../../src/poll/view/actions.ts';
import { locales } from '../../../../src/kernel/text.ts';
import { readTexts } from '../../../../src/program/texts.ts';
import { anyForm } from '../../../support/any-view.ts';
import { ordinarySpaces, plainText, plainView } from '../../../support/plain-view.ts';
import { runs } from '../../../support/runs.ts';

const { catalogues, translatorOf } = readTexts('matrix');
const t = translatorOf('fr', 'America/Toronto');
const says = saysOf(catalogues);
const people = [
  { id: '@ana:ici', name: 'Ana Tremblay' },
  { id: '@nour:ici', name: 'Nour' },
  { id: '@nour2:ici', name: 'Nour' },
];
const reading = { says, stances: says.stances('fr'), people: () => people };

const short = { kind: 'short' as const, max: 40 };
const introduction: Form = {
  title: 'Je me présente',
  action: goRoundActions.introduceSend.ref({ workshop: 'w' }),
  fields: [
    { ...short, id: 'name', label: 'Mon nom', required: true },
    { ...short, id: 'organisation', label: 'Mon organisation', required: false },
    { ...short, id: 'word', label: 'Mon lien en un mot', required: true },
    { kind: 'member', id: 'passTo', label: 'Je passe le bâton à', required: false },
  ],
};
const box: FormField = {
  kind: 'someOf',
  id: 'without-name',
  label: 'Nom',
  required: false,
  options: [{ id: 'yes', label: 'Sans mon nom' }],
};
const idea: Form = {
  title: 'J’ajoute une idée',
  action: boardActions.contributeSend.ref({ workshop: 'w', board: 'b', form: 'f' }),
  fields: [{ kind: 'paragraph', id: 'idea', label: 'Idée', required: true, max: 100 }, box],
};

/** One message after the other. */
function fill(form: Form, ...messages: readonly string[]): Step {
  let step: Step = { asking: askingOf(form, { room: '!r' }, 0), next: { kind: 'send' } };
  for (const each of messages) step = answered(step.asking, each, reading);
  return step;
}

function told({ asking, next }: Step): unknown {
  if (next.kind === 'ask') return `? ${next.question.label}`;
  if (next.kind === 'wrong') return next.problem.kind;
  if (next.kind === 'cancel') return 'cancel';
  const input = inputOf(asking);
  return Object.fromEntries(
    asking.questions.map(({ id }) => [
      id,
      input.person(id)?.id ?? (input.list(id).length > 0 ? input.list(id) : input.text(id)),
    ]),
  );
}

const whole = { name: 'Ana', organisation: 'Praxis', word: 'racine', passTo: '@ana:ici' };

describe('a form filled in by messages', () => {
  it.each([
    ['all at once, in order', ['Ana\nPraxis\nracine\nana tremblay']],
    ['one answer a message', ['Ana', 'Praxis', 'racine', '@ana:ici']],
    [
      'by labels',
      [
        'mon lien en un mot : racine\nMon nom: Ana\nMon organisation = Praxis\nJe passe le bâton à : Ana',
      ],
    ],
    ['by numbers', ['1. Ana\n2. Praxis\n3) racine\n4: ana']],
    ['in two parts', ['Ana\nPraxis', 'racine\nAna']],
    ['with a step back', ['Anne', 'retour', 'Ana', 'Praxis', 'racine', 'Ana']],
  ])('%s', (_, messages) => {
    expect(told(fill(introduction, ...messages))).toEqual(whole);
  });

  it('asks for what is still needed, and passes over what is optional', () => {
    expect(told(fill(introduction, 'Ana'))).toBe('? Mon organisation');
    expect(told(fill(introduction, 'Ana', '-'))).toBe('? Mon lien en un mot');
    expect(told(fill(introduction, 'Mon nom : Ana'))).toBe('? Mon organisation');
    const two = 'Mon nom : Ana\nMon organisation : Praxis';
    expect(told(fill(introduction, two))).toBe('? Mon lien en un mot');
    expect(told(fill(introduction, 'Ana', '-', 'racine', '-'))).toEqual({
      name: 'Ana',
      organisation: '',
      word: 'racine',
      passTo: '',
    });
    expect(told(fill(introduction, two, 'racine'))).toEqual({
      name: 'Ana',
      organisation: 'Praxis',
      word: 'racine',
      passTo: '',
    });
  });

  it('says what is wrong, and keeps what was right', () => {
    const step = fill(introduction, 'Ana\nPraxis\nracine\nquelqu’un');
    expect(told(step)).toBe('nobody');
    expect(told(answered(step.asking, 'Ana', reading))).toEqual(whole);
    expect(told(fill(introduction, '-'))).toBe('answerNeeded');
    expect(told(fill(introduction, 'é'.repeat(41)))).toBe('answerTooLong');
    expect(told(fill(introduction, 'Ana', '-', 'x', 'nour'))).toBe('several');
    expect(told(fill(introduction, 'annuler'))).toBe('cancel');
  });

  it('names the people that a name may mean, as a sentence does', () => {
    const several = { kind: 'several' as const, typed: 'nour', people: people.slice(1) };
    expect(plainText(whoText(several, t))).toContain(': Nour (@nour:ici) et Nour (@nour2:ici).');
  });

  it('takes a whole message where one question is left, and a box by its words', () => {
    expect(told(fill(idea, 'Un verger\n\npour tout le monde'))).toMatchObject({
      idea: 'Un verger\n\npour tout le monde',
      'without-name': '',
    });
    expect(told(fill(idea, 'Un verger\nsans mon nom'))).toEqual({
      idea: 'Un verger',
      'without-name': ['yes'],
    });
    expect(told(fill(idea, 'Voir : https://exemple.org'))).toMatchObject({
      idea: 'Voir : https://exemple.org',
    });
  });

  it('changes only what is named in one that comes filled in', () => {
    const fields = introduction.fields.map((field) =>
      field.kind === 'short' ? { ...field, value: `ancien ${field.id}` } : field,
    );
    const filled = { ...introduction, fields };
    expect(told(fill(filled, 'Mon lien en un mot : racine'))).toEqual({
      name: 'ancien name',
      organisation: 'ancien organisation',
      word: 'racine',
      passTo: '',
    });
    expect(told(fill(filled, 'Mon organisation : -'))).toMatchObject({ organisation: '' });
    expect(told(fill(filled, 'envoyer'))).toMatchObject({ name: 'ancien name' });
    expect(told(fill(filled, 'Ana\n-\nracine'))).toMatchObject({
      name: 'Ana',
      organisation: 'ancien organisation',
      word: 'racine',
    });
  });

  it('is kept and read again as it was', () => {
    const { asking } = fill(introduction, 'Ana\nPraxis');
    expect(askingSchema.parse(JSON.parse(JSON.stringify(asking)))).toEqual(asking);
    expect(nextOf(asking)?.id).toBe('word');
    expect(isBegun(asking)).toBe(true);
    expect(isBegun(fill(introduction).asking)).toBe(false);
  });

  it('asks one question after the other, and says when it is dropped', () => {
    const { asking, next } = fill(introduction, 'Ana');
    const asked = next.kind === 'ask' ? questionView(asking, next.question, t) : undefined;
    expect(asked && plainView(asked)).toBe('*2. Mon organisation* (facultatif)');
    expect(plainView(cancelledView(t))).toContain('rien n’a été enregistré');
  });

  it('can be any form and any message', () => {
    fc.assert(
      fc.property(
        anyForm,
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }),
        (form, all) => {
          const step = fill(form, ...all);
          expect(plainView(promptView(step.asking, t, reading.stances))).toContain(form.title);
          if (step.next.kind === 'wrong')
            wrongView(step.asking, step.next.problem, t, reading.stances);
        },
      ),
      runs(60),
    );
  });
});

const ballot: Form = {
  title: 'Quels outils ?',
  action: pollActions.send.ref({ poll: 'p', options: '3', wording: '0' }),
  fields: [
    ...(['yes', 'ifNeedBe'] as const).map((id): FormField => ({
      kind: 'someOf',
      id,
      label: id,
      required: false,
      options: ['Un pad', 'Un wiki', 'Un verger'].map((label, at) => ({ id: `o${at}`, label })),
    })),
    { kind: 'paragraph', id: 'comment', label: 'Un mot', required: false, max: 20 },
  ],
};

describe('a ballot filled in by a message', () => {
  it('is cast by one line, with its comment', () => {
    expect(told(fill(ballot, 'OSN merci'))).toEqual({
      yes: ['o0'],
      ifNeedBe: ['o1'],
      comment: 'merci',
    });
    expect(told(fill(ballot, 'N N N'))).toEqual({ yes: '', ifNeedBe: '', comment: '' });
    expect(told(fill(ballot, 'OSN merci beaucoup à vous toutes'))).toBe('answerTooLong');
    expect(told(fill(ballot, 'OS'))).toBe('tooFew');
    expect(told(fill({ ...ballot, fields: ballot.fields.slice(0, 1) }, 'OSN'))).toBe(
      'letterUnknown',
    );
  });

  it('does not speak of a third stance where there are two', () => {
    const asked = askingOf({ ...ballot, fields: ballot.fields.slice(0, 1) }, { room: '!r' }, 0);
    const said = ordinarySpaces(plainView(promptView(asked, t, reading.stances)));
    expect(said).toContain('Ou par numéros : « oui 1 3 » ; les autres');
    expect(said).not.toContain('nécessaire');
  });

  it('says how it is written, and what stands', () => {
    const { asking } = fill(ballot, 'OSN');
    expect(ordinarySpaces(plainView(promptView(asking, t, reading.stances))))
      .toMatchInlineSnapshot(`
      "# Quels outils ?
      1. Un pad
      2. Un wiki
      3. Un verger
      Une lettre par choix, dans l’ordre : O pour oui, S pour si nécessaire, N pour non. Par exemple : *OSN*
      Ou par numéros : « oui 1 3, si nécessaire 2 » ; les autres comptent comme un non. Pour commenter, écrivez à la suite, dans le même message.
      Votre vote à présent : OSN"
    `);
  });
});

const prompt = (form: Form) =>
  ordinarySpaces(plainView(promptView(askingOf(form, { room: '!r' }, 0), t, reading.stances)));

describe('a form as it is asked', () => {
  it('asks a question once whose label begins it', () => {
    const [first, ...others] = introduction.fields;
    const asked: FormField = { ...short, id: 'way', label: 'La manière', required: true };
    const fields = [{ ...asked, help: 'La manière de faire (en détail)' }, ...others];
    expect(prompt({ ...introduction, fields })).toContain('*1. La manière de faire (en détail)*\n');
    const named = first === undefined ? [] : [{ ...first, help: 'Comme on vous appelle' }];
    expect(prompt({ ...introduction, fields: [...named, ...others] })).toContain(
      '*1. Mon nom* — Comme on vous appelle\n',
    );
  });

  it('asks a question alone that says its label in other words, unless answers are changed', () => {
    const asked = { ...short, id: 'who', label: 'Qui contribue', help: 'Qui contribuent à quoi ?' };
    const [, ...others] = introduction.fields;
    const form = (value?: string): Form => ({
      ...introduction,
      fields: [{ ...asked, required: false, ...(value === undefined ? {} : { value }) }, ...others],
    });
    expect(prompt(form())).toContain('*1. Qui contribuent à quoi ?* (facultatif)\n');
    const filled = form('Nous');
    const given = filled.fields.map((field) =>
      field.kind === 'short' ? { ...field, value: 'Nous' } : field,
    );
    expect(prompt({ ...filled, fields: given })).toContain('*1. Qui contribue* (facultatif)');
    const named = { ...asked, label: 'Outils', help: 'Avec quels outils ?', required: true };
    expect(prompt({ ...introduction, fields: [named, ...others] })).toContain(
      '*1. Outils* — Avec quels outils ?\n',
    );
  });

  it('puts no second pair of brackets after a first', () => {
    const [, ...others] = introduction.fields;
    const asked = { ...short, id: 'way', label: 'La manière (en détail)', required: false };
    expect(prompt({ ...introduction, fields: [asked, ...others] })).toContain(
      '*1. La manière (en détail)* – facultatif\n',
    );
  });

  it('says which words to add, where there is nothing to tick', () => {
    expect(prompt(idea)).toContain('ajoutez « Sans mon nom » sur une ligne à part');
  });
});

const answering = {
  fr: /numéro|Répondez à ce message/u,
  en: /number|Reply to this message/u,
  ca: /número|Responeu a aquest missatge/u,
  es: /número|Responda a este mensaje/u,
} as const;

it.each(locales)(
  'what is asked for in a list, or by name, says how to answer it, in %s',
  (locale) => {
    const words = translatorOf(locale, 'America/Toronto');
    const asked = [
      words.plain('facilitator.giveStick'),
      words.plain('mine.choose'),
      words.plain('mine.moderate'),
      words.plain('ideas.board'),
    ];
    expect(asked.filter((text) => !answering[locale].test(text))).toEqual([]);
  },
);
