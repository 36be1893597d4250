import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../../src/system/package-root.ts';
import type { PollState } from '../../../src/poll/domain/state.ts';
import { summaryJson } from '../../../src/summary/report/json.ts';
import { summaryDocument, type SummaryDocument } from '../../../src/summary/report/schema.ts';
import { anyWords } from '../../support/any-text.ts';
import { rehearsedReport, reportAbout, textOf } from '../../support/reports.ts';
import { allOpen, en, fr, pollWith, Stage } from '../../support/scenes.ts';

const published = join(packageRoot(), 'docs/schemas/summary-1.json');
const textFor = (stage: Stage, polls: readonly PollState[] = []) =>
  textOf(summaryJson(reportAbout(stage, polls)));
const written = (stage: Stage, polls: readonly PollState[] = []): SummaryDocument =>
  summaryDocument.parse(JSON.parse(textFor(stage, polls)));
const boardIn = ({ boards }: SummaryDocument, id: string) => boards.find((each) => each.id === id);

describe('the JSON of a workshop', () => {
  it('says what it is, for which workshop, and when', () => {
    const stage = allOpen().by('ana', { type: 'end' });
    expect(written(stage)).toMatchObject({
      format: 'palabre-summary',
      version: 1,
      title: 'Au verger',
      locale: 'fr',
      timezone: 'America/Toronto',
      openedAt: '2025-02-04T19:00:00.000Z',
      closedAt: '2025-02-04T19:00:00.000Z',
      template: { id: 'verger', credits: ['D’après un modèle'] },
    });
  });

  it('has each contribution’s author, form, time and words, by field', () => {
    const stage = allOpen()
      .write('nour', 'gens', { idee: 'Samira.', pourquoi: 'Elle sait.' })
      .collect('louis', 'gens', 'Et son frère.');
    stage.by('ana', { type: 'markContribution', id: stage.last.id });
    const at = '2025-02-04T19:00:00.000Z';
    const document = written(stage);
    expect(boardIn(document, 'gens')?.contributions).toEqual([
      {
        author: { id: 'p1', name: 'Nom de nour' },
        at,
        form: 'libre',
        values: { idee: 'Samira.', pourquoi: 'Elle sait.' },
        words: null,
        collected: false,
        kept: false,
      },
      {
        author: { id: 'p2', name: 'Nom de louis' },
        at,
        form: null,
        values: {},
        words: 'Et son frère.',
        collected: true,
        kept: true,
      },
    ]);
    expect(document.people.map(({ id }) => id)).toEqual(['p1', 'p2']);
  });

  it('says what a board belongs to and asks, and what nobody answered', () => {
    const stage = allOpen().write('nour', 'sobre', { idee: 'Un puits.' }, { form: 'cinquante' });
    expect(boardIn(written(stage), 'sobre')).toMatchObject({
      in: 'exercise',
      section: { id: 'futurs', title: 'Les futurs' },
      pillar: 'sharing',
      title: 'Sobriété',
      unanswered: expect.arrayContaining(['Pourquoi est-ce important ?'.replace(' ?', '\u202F?')]),
    });
    expect(boardIn(written(stage), 'sobre')?.forms.map(({ scale }) => scale)).toEqual([
      1,
      50,
      null,
    ]);
  });

  it('contains neither anonymous authors nor their times, nor the platform’s ids', () => {
    const stage = allOpen(new Stage().at('tour').introduce('nour', 'puits'))
      .write('secret', 'gens', { idee: 'Chut.' }, { anonymous: true })
      .write('nour', 'gens', { idee: 'Samira.' });
    const [, unsigned] = boardIn(written(stage), 'gens')?.contributions ?? [];
    expect(unsigned).toMatchObject({ author: null, at: null, values: { idee: 'Chut.' } });
    expect(textFor(stage)).not.toMatch(/secret|"nour"|"c\d+"/u);
  });

  it('has no name for people who asked not to be named, and an id that reveals nothing', () => {
    const stage = new Stage().at('tour').introduce('nour', 'puits').introduce('louis', 'lien');
    allOpen(stage)
      .write('nour', 'gens', { idee: 'Samira.' })
      .by('ana', { type: 'setForeword', text: 'Merci.' });
    const text = textOf(summaryJson(reportAbout(stage, [], fr, ['nour', 'ana'])));
    const document = summaryDocument.parse(JSON.parse(text));
    expect(document.people).toEqual([{ id: 'p1', name: 'Nom de louis' }]);
    expect(document.word).toEqual({ text: 'Merci.', author: { id: 'p2', name: '' } });
    expect(document.introductions).toEqual([
      { person: 'p1', name: 'Nom de louis', organisation: 'Coop', word: 'lien' },
      { person: 'p3', name: '', organisation: '', word: 'puits' },
    ]);
    expect(boardIn(document, 'gens')?.contributions).toMatchObject([{ author: null, at: null }]);
    expect(text).not.toMatch(/\b(?:nour|ana)\b/u);
  });

  it('leaves out a poll’s figures while they are hidden', () => {
    const hidden = pollWith({ votes: [['a', 'b']], rules: { resultsWhileOpen: false } });
    expect(written(new Stage(), [hidden]).polls).toEqual([
      { question: 'Quels outils ?', voters: 1, options: null },
    ]);
    const [shown] = written(new Stage(), [pollWith({ votes: [['a', 'b']] })]).polls;
    expect(shown?.options?.map(({ id, yes, best }) => [id, yes, best])).toEqual([
      ['a', 1, true],
      ['b', 0, false],
      ['c', 0, false],
    ]);
  });

  it('is valid JSON, however it is split', () => {
    for (const text of [textOf(summaryJson(rehearsedReport(en))), textFor(new Stage())])
      expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  });

  it('matches the published schema, whatever is said', () => {
    const schema = z.fromJSONSchema(JSON.parse(readFileSync(published, 'utf8')));
    expect(schema.safeParse(JSON.parse(textOf(summaryJson(rehearsedReport())))).success).toBe(true);
    fc.assert(
      fc.property(fc.array(anyWords, { maxLength: 4 }), (texts) => {
        const stage = allOpen();
        for (const idee of texts) stage.write('nour', 'loin', { idee });
        const document = JSON.parse(textFor(stage));
        expect(schema.safeParse(document).success).toBe(true);
        expect(
          boardIn(summaryDocument.parse(document), 'loin')?.contributions.map(
            ({ values }) => values['idee'],
          ),
        ).toEqual(texts.map((text) => text.trim()));
      }),
    );
    expect(schema.safeParse({ format: 'palabre-summary', version: 1 }).success).toBe(false);
  });
});

/** Zod's own pattern for a timestamp fills a screen, and adds nothing to the format. */
const schemaOf = () =>
  z.toJSONSchema(summaryDocument, {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });

describe('docs/summary-export.md', () => {
  it('shows a document that matches the schema, and leaves no field out', () => {
    const guide = readFileSync(join(packageRoot(), 'docs/summary-export.md'), 'utf8');
    const shown: unknown = JSON.parse(/```json\n([^]*?)```/u.exec(guide)?.[1] ?? '');
    expect(z.strictObject(summaryDocument.shape).parse(shown)).toEqual(shown);
  });
});

describe('docs/schemas/summary-1.json', () => {
  it('matches the code (npx vitest run test/summary/report/json.test.ts --update)', async () => {
    const style = { ...(await resolveConfig(published)), filepath: published };
    const text = await format(JSON.stringify(schemaOf()), style);
    await expect(text).toMatchFileSnapshot(published);
  });
});
