import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  entryInBrief,
  inBrief,
  restBlocks,
  signed,
  someVoices,
} from '../../../src/summary/view/voice.ts';
import { answersOn, fairSample, pointOf, quotedPoints } from '../../../src/summary/view/answers.ts';
import { findBoard } from '../../../src/template/domain/lookup.ts';
import { anyLongText } from '../../support/any-text.ts';
import { plainText, plainView } from '../../support/plain-view.ts';
import { allOpen, en, fr, type Stage } from '../../support/scenes.ts';

const entries = (stage: Stage) => Object.values(stage.workshop.boards.contributions);
const said = (stage: Stage, count: number) =>
  someVoices(stage.scene(), entries(stage), count).map(({ values }) => values['idee']);
const writing = (...by: readonly string[]) =>
  by.reduce((stage, who, at) => stage.write(who, 'gens', { idee: String(at) }), allOpen());
const brief = (stage: Stage, limit = 260, t = fr) =>
  plainText(entryInBrief(stage.scene(t), stage.last, limit));

describe('a text in brief', () => {
  it.each([
    ['- un puits\n- un banc', 'un puits · un banc'],
    ['* un\r\n\r\n• deux', 'un · deux'],
    ['  décalé\n\n   \nseul  ', 'décalé · seul'],
    ['-5 degrés', '-5 degrés'],
    ['\n\n', ''],
  ])('has its lines one after the other: %j', (written, shown) => {
    expect(inBrief(written, 100)).toBe(shown);
  });

  it('is on one line and never too long, whatever was typed', () => {
    fc.assert(
      fc.property(anyLongText, fc.integer({ min: 20, max: 300 }), (text, limit) => {
        const shown = inBrief(text, limit);
        expect(shown).not.toMatch(/[\r\n]/u);
        expect(shown.length).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 50 },
    );
  });
});

const about = (nom: string) =>
  allOpen().write('nour', 'proches', { nom, idee: 'Du miel.' }, { form: 'personne' });

describe('a contribution in brief', () => {
  it('says which question each answer is for, if there are several', () => {
    const stage = allOpen().write('nour', 'gens', { idee: 'Un puits.', pourquoi: 'La soif.' });
    expect(brief(stage).replaceAll('\u00A0', ' ')).toBe('Idée : Un puits. / Pourquoi : La soif.');
    expect(brief(stage, 260, en)).toBe('Idea: Un puits. / Why: La soif.');
  });

  it('is its answer alone, if there is one', () => {
    expect(brief(allOpen().write('nour', 'gens', { pourquoi: 'La soif.' }))).toBe('La soif.');
  });

  it('begins with the person it is about, unless they sign it', () => {
    expect(brief(about('Samira'))).toBe('*Samira* – Du miel.');
    expect(brief(about('Nom de nour'))).toBe('Du miel.');
  });

  it('shortens each answer rather than leave one out', () => {
    const long = 'mot '.repeat(200).trim();
    const stage = allOpen().write('nour', 'gens', { idee: long, pourquoi: long });
    const shown = brief(stage, 100);
    expect(shown.match(/mot…/gu)).toHaveLength(2);
    expect(shown.length).toBeLessThanOrEqual(100 + 'Idée : '.length + ' · Pourquoi : '.length);
  });

  it('is signed by its author, or by nobody', () => {
    const stage = allOpen().write('nour', 'gens', { idee: 'Un.' });
    expect(plainText(signed(stage.scene(), ['Un.'], stage.last))).toBe('Un. —\u00A0@nour');
    stage.write('nour', 'gens', { idee: 'Deux.' }, { anonymous: true });
    expect(plainText(signed(stage.scene(), ['Deux.'], stage.last))).toBe('Deux. —\u00A0anonyme');
    expect(plainText(signed(stage.scene(en), ['Deux.'], stage.last))).toBe(
      'Deux. —\u00A0anonymous',
    );
  });
});

const chosen = (hidden: string) => {
  const stage = writing('a', 'b');
  stage.write(hidden, 'gens', { idee: 'x' }, { anonymous: true }).write('c', 'gens', { idee: 'c' });
  return [1, 2, 3].map((count) => said(stage, count));
};

describe('a few voices', () => {
  it.each([
    ['as many as there are, if there are few', ['a', 'b'], 3, ['0', '1']],
    ['one of each person before a second', ['a', 'a', 'b', 'c'], 3, ['0', '2', '3']],
    ['a second of somebody, if nobody else wrote', ['a', 'a', 'a'], 2, ['0', '1']],
    ['none, if none is asked for', ['a'], 0, []],
  ])('are %s', (_which, by, count, shown) => {
    expect(said(writing(...by), count)).toEqual(shown);
  });

  it('are in the order they were written, even if the ideas shown above come last', () => {
    const stage = writing('a');
    stage.by('ana', { type: 'markContribution', id: stage.last.id });
    stage.write('b', 'gens', { idee: 'b' }).write('c', 'gens', { idee: 'c' });
    expect(said(stage, 2)).toEqual(['b', 'c']);
    expect(said(stage, 3)).toEqual(['0', 'b', 'c']);
  });

  it('never change with who is behind what has no name', () => {
    expect(chosen('a')).toEqual(chosen('zoe'));
  });
});

const rest = (more: number, stage = allOpen(), t = fr) =>
  plainView({ blocks: restBlocks(stage.scene(t), 'gens', more) });

describe('what is left out', () => {
  it.each([
    [0, '', ''],
    [1, '(… et 1 autre réponse)', '(… and 1 more answer)'],
    [3, '(… et 3 autres réponses)', '(… and 3 more answers)'],
  ])('is counted: %i', (more, french, english) => {
    expect(rest(more)).toBe(french);
    expect(rest(more, allOpen(), en)).toBe(english);
  });

  it('can be read in the thread, if there is one', () => {
    expect(rest(2, allOpen().open('thread:gens', '201'))).toBe('(… et 2 autres réponses #201)');
  });
});

const answersOf = (stage: Stage, id = 'gens') => {
  const board = findBoard(stage.workshop.opening.template, id);
  if (board === undefined) throw new Error(`no board ${id}`);
  return answersOn(
    board,
    entries(stage).filter((entry) => entry.board === id),
  );
};

const texts = (stage: Stage, limit: number, kept: readonly string[] = []) =>
  fairSample(answersOf(stage), new Set(kept), limit).map(({ text }) => text);

const quotedAs = (text: string) => [fr, en].map((t) => quotedPoints([{ text }], 80, t));

describe('the answers that a picture quotes', () => {
  it('are of each question, then what was collected, and never blank', () => {
    const stage = allOpen()
      .collect('kim', 'gens', 'Et nous ?')
      .write('nour', 'gens', { idee: 'Un.', pourquoi: 'Parce que.' })
      .write('zoe', 'gens', { idee: 'Deux.' });
    expect(answersOf(stage).map(({ text }) => text)).toEqual([
      'Un.',
      'Deux.',
      'Parce que.',
      'Et nous ?',
    ]);
  });

  it('do not repeat the name of the person they are about, which stands before them', () => {
    const stage = allOpen().write(
      'nour',
      'proches',
      { nom: '**Samira**', idee: '- du miel\n- du pain' },
      { form: 'personne' },
    );
    const [answer, ...others] = answersOf(stage, 'proches');
    expect(others).toEqual([]);
    expect(answer && pointOf(answer, fr)).toEqual({
      label: 'Samira – Idée',
      text: 'du miel · du pain',
    });
    expect(answer && pointOf(answer, en).label).toBe('Samira – Idea');
  });

  it('are what was kept first, then different questions, then different people', () => {
    const stage = allOpen()
      .write('nour', 'gens', { idee: 'a', pourquoi: 'b' })
      .write('zoe', 'gens', { idee: 'c', pourquoi: 'd' });
    expect(texts(stage, 2)).toEqual(['a', 'd']);
    expect(texts(stage, 1, [stage.last.id])).toEqual(['c']);
  });

  it('are never more than asked for, never twice the same, always in their order', () => {
    const who = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(who, { maxLength: 8 }), fc.nat(10), (by, limit) => {
        const stage = writing(...by);
        const shown = texts(stage, limit);
        expect(shown).toHaveLength(Math.min(limit, by.length));
        expect(shown).toEqual([...new Set(shown)].toSorted((x, y) => Number(x) - Number(y)));
      }),
      { numRuns: 15 },
    );
  });

  it('keep what somebody quotes apart from their own words', () => {
    expect(quotedAs('Une trousse « partez la vôtre »')).toEqual([
      '«\u00A0Une trousse “partez la vôtre”\u00A0»',
      '“Une trousse ‘partez la vôtre’”',
    ]);
    expect(quotedAs('A “start your own” kit')).toEqual([
      '«\u00A0A “start your own” kit\u00A0»',
      '“A ‘start your own’ kit”',
    ]);
    // A quotation that was cut is not closed.
    expect(quotedAs('On pense que ce n’est « pas…')).toEqual([
      '«\u00A0On pense que ce n’est “pas…\u00A0»',
      '“On pense que ce n’est ‘pas…”',
    ]);
    expect(quotedAs('People think it’s “not…')[1]).toBe('“People think it’s ‘not…”');
  });

  it('are quoted as each language quotes', () => {
    const points = [{ text: 'Un.' }, { label: 'Pourquoi', text: 'mot '.repeat(40) }];
    const [french, english] = [fr, en].map((t) => quotedPoints(points, 20, t));
    expect(french?.replaceAll('\u00A0', ' ')).toBe('« Un. » « mot mot mot mot… »');
    expect(english).toBe('“Un.” “mot mot mot mot…”');
  });
});
