import { describe, expect, it } from 'vitest';
import { readPollCsv } from '../../src/poll/export/read-csv.ts';
import { readOptions } from '../../src/poll/domain/set-up.ts';
import { parseTemplate } from '../../src/template/domain/parse.ts';
import { wordsPicture } from '../../src/summary/view/words-picture.ts';
import { PollRun, openPoll, setUp } from '../support/polls.ts';
import { smallTemplate } from '../support/small-template.ts';
import { formOf } from '../support/reading.ts';
import { openSession } from '../support/session.ts';
import { sourcesIn } from '../support/sources.ts';
import { texts } from '../support/texts.ts';

/** Two ways to write the same, as they come from two keyboards or two programs. */
const twins = [
  // “It’s possible to add a duplicate in a different but canonical equivalent form.”
  ['Été', 'E\u0301te\u0301'],
  ['A B', 'A  B'],
  ['Le pad', 'Le\u200B pad'],
  ['École', 'ECOLE'],
  ['Ana', 'Ａｎａ'],
  ['Cœur', 'coeur'],
] as const;

const different = [
  ['10²', '102'],
  ['C', 'C#'],
  ['мой', 'мои'],
  ['👨‍👩‍👧', '👨👩👧'],
] as const;

const options = (...labels: string[]) => labels.map((label, index) => ({ id: `o${index}`, label }));
const create = (labels: readonly string[]) =>
  new PollRun().verdict({ type: 'create', setUp: setUp([], { options: options(...labels) }) });

const add = (labels: readonly string[]) => {
  const run = openPoll({
    type: 'create',
    setUp: setUp([], { options: options('z', labels[0] ?? '') }),
  });
  const lines = readOptions(['z', ...labels].join('\n'));
  return run.verdict({ type: 'change', options: lines });
};

const imported = (labels: readonly string[]) => {
  const cells = labels.map((label) => `"${label}"`).join(',');
  const read = readPollCsv(`,${cells},\n"Ana","Oui","Non",\n`, {
    question: 'Quand ?',
    locale: 'fr',
  });
  return read.ok ? 'allowed' : read.error.kind;
};

const inTemplate = (labels: readonly string[]) => {
  const steps = smallTemplate.steps.map((step) =>
    step.kind === 'poll'
      ? {
          ...step,
          options: labels.map((label, index) => ({
            id: `o${index}`,
            label: { fr: label, en: `${index}` },
          })),
        }
      : step,
  );
  const problems = parseTemplate({ ...smallTemplate, steps }).error?.issues ?? [];
  return problems.length === 0 ? 'allowed' : 'optionTwice';
};

describe.each([
  ['a new poll', create],
  ['options that are added', add],
  ['a poll that is imported', imported],
  ['a template', inTemplate],
])('%s', (_, verdict) => {
  it.each(twins)('has the same option but once: %j, %j', (one, other) => {
    expect(verdict([one, other])).toBe('optionTwice');
  });

  it.each(different)('has two options where people see two: %j, %j', (one, other) => {
    expect(verdict([one, other])).toBe('allowed');
  });
});

describe('an option that differs from another by its accents', () => {
  it.each([
    ['Marche', 'Marché'],
    ['Pêche', 'Péché'],
  ])('is refused with both, so that its author can word one otherwise: %j, %j', (like, option) => {
    const refusal = new PollRun().try({
      type: 'create',
      setUp: setUp([], { options: options(like, option) }),
    });
    expect(refusal).toEqual({ ok: false, error: { kind: 'optionTwice', option, like } });
  });
});

describe('a poll in which an earlier rule let twins in', () => {
  it('still takes another option', () => {
    const run = openPoll();
    const held = run.state.setUp;
    if (held === null) throw new Error('no poll');
    run.state = { ...run.state, setUp: { ...held, options: options('Marche', 'Marché') } };
    const change = (more: string) =>
      run.verdict({ type: 'change', options: readOptions(`Marche\nMarché\n${more}`) });
    expect(change('Vélo')).toBe('allowed');
    expect(change('MARCHE')).toBe('optionTwice');
  });
});

const drawn = (...words: string[]) =>
  wordsPicture(
    words.map((word, index) => ({ by: { id: `${index}`, name: 'x' }, organisation: '', word })),
    smallTemplate,
    texts.translatorOf('fr', 'America/Toronto'),
  )?.picture;

describe('the words of a go-round', () => {
  it.each(twins)('count %j and %j together, as it was first written', (one, other) => {
    expect(drawn(one, other)).toMatchObject({ words: [{ word: one, count: 2 }] });
  });

  it.each(different)('count %j and %j apart', (one, other) => {
    const found = drawn(`x${one}`, `x${other}`);
    expect(found?.kind === 'words' && found.words.length).toBe(2);
  });

  it.each([
    ['pêche', 'péché'],
    ['côte', 'coté'],
    ['dés', 'dès'],
  ])('count %j and %j apart: whoever types accents types those of the word', (one, other) => {
    expect(drawn(one, other)).toMatchObject({ words: [{ count: 1 }, { count: 1 }] });
  });

  it('count a word with the one it is without some of its accents', () => {
    expect(drawn('Été', 'Eté', 'ete')).toMatchObject({ words: [{ word: 'Été', count: 3 }] });
  });

  it('are in the order of a dictionary', () => {
    const found = drawn('Zèbre', 'Âne', 'arbre');
    expect(found?.kind === 'words' && found.words.map(({ word }) => word)).toEqual([
      'Âne',
      'arbre',
      'Zèbre',
    ]);
  });
});

describe('a title that is typed instead of chosen', () => {
  it.each(['Les gens', ' LES  GENS', 'les\u200B gens'])(
    'opens the board it names: %j',
    async (board) => {
      const session = await openSession();
      await session.ana.use('pillar open', { pillar: 'Communaute\u0301' });
      expect(formOf(await session.ben.use('contribute', { board })).title).toBe('Écrire (answer)');
    },
  );

  it.each(['Petit atelier', 'PETIT ATELIER'])('names a template: %j', async (template) => {
    const { app } = await openSession();
    const zoe = app.as('zoe', { managesEvents: true, channel: 'd' });
    expect((await zoe.use('workshop start', { template })).kind).not.toBe('refusal');
  });

  it('names nothing if two bear it, or none', async () => {
    const session = await openSession();
    const create = async () =>
      session.ana.submit(formOf(await session.ana.use('poll create')), {
        question: 'Quel soir ?',
        options: 'Lundi\nMardi',
      });
    await create();
    const open = () => session.ana.use('poll open', { poll: 'quel soir ?' });
    await create();
    expect((await open()).kind).toBe('refusal');
    expect((await session.ben.use('contribute', { board: 'Autre chose' })).kind).toBe('refusal');
  });
});

describe('every room', () => {
  it.each([
    ['says by itself that nothing is written', /\.trim\(\) (?:===|!==) ''/u],
    [
      'counts what people write by itself',
      /\b(?:text|label|words|value|said|trimmed)\.length > max/u,
    ],
    ['compares what people write by itself', /\.normalize\('NF|localeCompare|toLocaleLowerCase/u],
  ])('leaves it to the kernel: none %s', (_, own) => {
    const apart = ['src/kernel/', 'src/pictures/', 'src/rehearsal/', 'src/poll/export/words.ts'];
    const found = sourcesIn('src', 'commands')
      .filter(({ path, text }) => !apart.some((each) => path.startsWith(each)) && own.test(text))
      .map(({ path }) => path);
    expect(found).toEqual([]);
  });
});
