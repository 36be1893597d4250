import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeContributions } from '../../../src/board/domain/board.ts';
import { reportEntries } from '../../../src/summary/report/entry.ts';
import { boardFiles } from '../../../src/summary/report/board-csv.ts';
import { partsOf } from '../../../src/summary/report/parts.ts';
import { type Part } from '../../../src/summary/report/part.ts';
import { filesIn, reportFiles, reportFormats } from '../../../src/summary/report/report-files.ts';
import { findBoard } from '../../../src/template/domain/lookup.ts';
import { anyStage } from '../../support/any-stage.ts';
import { plainText } from '../../support/plain-view.ts';
import { reportAbout, textOf } from '../../support/reports.ts';
import { allOpen, en, fr, pollWith, Stage } from '../../support/scenes.ts';

const few = { numRuns: 15 };
const partsAbout = (...given: Parameters<typeof reportAbout>) => partsOf(reportAbout(...given));
const headings = (parts: readonly Part[]) => parts.filter((part) => part.kind === 'heading');
const entriesIn = (parts: readonly Part[]) =>
  parts.flatMap((part) => (part.kind === 'entries' ? [...part.entries()] : []));
const paragraphs = (parts: readonly Part[]) =>
  parts.flatMap((part) => (part.kind === 'text' ? [plainText(part.text)] : []));
const shape = (parts: readonly Part[]) =>
  parts.map((part) => (part.kind === 'heading' ? `${part.level} ${part.id}` : part.kind));

describe('the parts of a report, whatever was written', () => {
  it('have every contribution that was not withdrawn, once', () => {
    fc.assert(
      fc.property(anyStage, (stage) => {
        const active = activeContributions(stage.workshop.boards);
        const entries = entriesIn(partsAbout(stage));
        expect(entries).toHaveLength(active.length);
        expect(entries.filter(({ author }) => author === undefined)).toHaveLength(
          active.filter(({ anonymous }) => anonymous).length,
        );
      }),
      few,
    );
  });

  it('are the same in both languages, under headings with the same ids', () => {
    fc.assert(
      fc.property(anyStage, (stage) => {
        expect(shape(partsAbout(stage, [], en))).toEqual(shape(partsAbout(stage)));
      }),
      few,
    );
  });

  it('have headings that can each be linked to, and never two in a row', () => {
    fc.assert(
      fc.property(anyStage, (stage) => {
        const parts = partsAbout(stage, [pollWith(), pollWith()]);
        const ids = headings(parts).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]*$/u);
        const kinds = parts.flatMap((part) =>
          part.kind === 'heading' && part.count !== undefined ? [part.kind, 'count'] : [part.kind],
        );
        const pairs = kinds.map((kind, at) => [kind, kinds[at + 1]].join(' '));
        expect(pairs).not.toContain('heading heading');
      }),
      few,
    );
  });

  it('give neither an author nor a time for what was written without a name', () => {
    fc.assert(
      fc.property(anyStage, (stage) => {
        for (const { author, at } of entriesIn(partsAbout(stage)))
          expect(author === undefined).toBe(at === undefined);
      }),
      few,
    );
  });
});

describe('the parts of a report', () => {
  it('are what comes next alone, if nothing happened', () => {
    expect(shape(partsAbout(new Stage()))).toEqual(['2 step-suite', 'text']);
    expect(paragraphs(partsAbout(new Stage()))).toEqual(['On se revoit en mai.']);
  });

  it.each([
    [fr, 'Personne n’a répondu : la question reste ouverte.'],
    [en, 'Nobody answered: the question is still open.'],
  ])('say so where nobody answered ($locale)', (t, said) => {
    const told = paragraphs(partsAbout(allOpen(), [], t)).map((text) =>
      text.replaceAll('\u00A0', ' '),
    );
    expect(told).toContain(said);
  });

  it('thank people by name, without a mark that pings them', () => {
    const stage = allOpen().write('nour', 'gens', { idee: 'Un.' });
    expect(paragraphs(partsAbout(stage)).at(-1)).toBe('Merci à Nom de nour.');
    expect(paragraphs(partsAbout(stage, [], en)).at(-1)).toBe('Thank you, Nom de nour.');
  });

  it('open with the facilitator’s word, signed unless they asked not to be named', () => {
    const stage = allOpen().by('ana', { type: 'setForeword', text: 'Merci !' });
    expect(partsAbout(stage)[0]).toEqual({ kind: 'foreword', words: 'Merci !', by: 'Nom de ana' });
    const unnamed = partsAbout(stage, [], fr, ['ana'])[0];
    expect(unnamed).toEqual({ kind: 'foreword', words: 'Merci !', by: 'l’animation' });
  });

  it('then have the main ideas, wherever they were written', () => {
    const stage = allOpen().write('nour', 'loin', { idee: 'Un puits.' });
    stage.by('ana', { type: 'markContribution', id: stage.last.id });
    const [title, ideas] = partsAbout(stage);
    expect(title).toMatchObject({ kind: 'heading', id: 'ideas' });
    expect(ideas).toMatchObject({ kind: 'ideas', ideas: [{ board: { id: 'loin' } }] });
  });

  it.each([
    ['one best option', [['a'], ['a']], 'Meilleur choix : Contacter quelqu’un.'],
    ['several', [['ab']], 'Meilleurs choix : Contacter quelqu’un et Le mode d’emploi.'],
  ] as const)('say which options came first, in words: %s', (_which, votes, said) => {
    const told = paragraphs(partsAbout(new Stage(), [pollWith({ votes })]));
    expect(told.map((text) => text.replaceAll('\u00A0', ' '))).toContain(said);
  });

  it('give no figures of a vote that nobody may see yet', () => {
    const rules = { resultsWhileOpen: false };
    const shown = partsAbout(new Stage(), [pollWith({ votes: [['a']] })]);
    const hidden = partsAbout(new Stage(), [pollWith({ votes: [['a']], rules })]);
    expect(shown.some(({ kind }) => kind === 'poll')).toBe(true);
    expect(hidden.some(({ kind }) => kind === 'poll')).toBe(false);
  });
});

const texts = (stage: Stage) => {
  const board = findBoard(stage.workshop.opening.template, 'gens');
  if (board === undefined) throw new Error('no board');
  const entries = activeContributions(stage.workshop.boards, 'gens');
  const told = reportEntries(board, entries, stage.workshop.highlights.kept, 'fr');
  return [...told].map(({ answers, words }) => words ?? answers[0]?.text);
};

describe('the entries of a board', () => {
  it('are in the order they were written, then those without a name by their words', () => {
    const stage = allOpen();
    for (const idee of ['Zèbre', 'Ane', 'Chat'])
      stage
        .write('nour', 'gens', { idee: `Sans nom : ${idee}` }, { anonymous: true })
        .write('nour', 'gens', { idee });
    stage.collect('zoe', 'gens', 'Recueilli');
    expect(texts(stage)).toEqual([
      'Zèbre',
      'Ane',
      'Chat',
      'Recueilli',
      'Sans nom : Ane',
      'Sans nom : Chat',
      'Sans nom : Zèbre',
    ]);
  });
});

const names = (stage: Stage, t = fr) =>
  reportFiles(reportAbout(stage, [], t)).map(({ name }) => name);

describe('the files of a report', () => {
  it('are one to read, one to paste, one to reuse, named after the day', () => {
    expect(names(allOpen())).toEqual([
      'bilan-2025-02-04.html',
      'bilan-2025-02-04.md',
      'bilan-2025-02-04.json',
    ]);
    expect(names(allOpen(), en)[0]).toBe('summary-2025-02-04.html');
  });

  it('have names that every system takes, whatever the title', () => {
    for (const title of ['../..', 'Été : quoi ?', '🌱', 'x'.repeat(200)])
      expect(names(new Stage(undefined, title))).toEqual(names(allOpen()));
  });

  it('exist in every format, but tables only where somebody wrote', () => {
    for (const format of reportFormats) {
      const [empty, some] = [allOpen(), allOpen().write('nour', 'gens', { idee: 'Un.' })].map(
        (stage) => filesIn(format, reportAbout(stage)).length,
      );
      expect(empty).toBe(format === 'boards' ? 0 : 1);
      expect(some).toBe(1);
    }
  });

  it('can be written twice, and are the same', () => {
    const report = reportAbout(allOpen().write('nour', 'gens', { idee: 'Un.' }), [pollWith()]);
    for (const file of [...reportFiles(report), ...boardFiles(report)])
      expect(textOf(file)).toBe(textOf(file));
  });

  it('hold in every format what was written, and its author', () => {
    const report = reportAbout(allOpen().write('nour', 'gens', { idee: 'Une serre commune' }));
    for (const format of reportFormats) {
      const text = filesIn(format, report).map(textOf).join('');
      expect(text).toContain('Une serre commune');
      expect(text).toContain('Nom de nour');
    }
  });
});
