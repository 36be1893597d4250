import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTemplates, type FileProblem } from '../../../src/template/files/read-templates.ts';
import { problemKinds } from '../../../src/template/files/problems.ts';
import { readTexts } from '../../../src/program/texts.ts';

const shipped = fileURLToPath(new URL('../../../src/templates', import.meta.url));

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'palabre-templates-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function write(name: string, text: string): void {
  writeFileSync(join(dir, name), text);
}

function problems(...dirs: string[]): FileProblem[] {
  const loaded = loadTemplates(dirs.length > 0 ? dirs : [dir]);
  return loaded.ok ? [] : loaded.error;
}

/** `file path kind`, easy to read in a test. */
function brief({ file, path, key }: FileProblem): string {
  return [basename(file), path, key.replace('template.problem.', '')].filter(Boolean).join(' ');
}

function at(path: string): FileProblem | undefined {
  return problems().find((problem) => problem.path === path);
}

const small = (id: string) => `
id: ${id}
title: { fr: Petit, en: Small }
project: { fr: le projet, en: the project }
organiser: Un collectif
description: { fr: Un atelier, en: A workshop }
credits: [{ fr: Personne, en: Nobody }]
steps:
  - { id: plan, kind: agenda, title: { fr: Plan, en: Plan }, short: { fr: Plan, en: Plan } }
`;

describe('loading templates', () => {
  it('reads those that ship', () => {
    const loaded = loadTemplates([shipped]);
    expect(loaded.ok && loaded.value.map(({ id }) => id)).toEqual(['dix-minutes', 'en-commun']);
  });

  it('reads the .yaml and .yml files of each folder, sorted by name, and nothing else', () => {
    write('b.yml', small('deux'));
    write('a.yaml', small('un'));
    write('notes.txt', 'not a template');
    const more = join(dir, 'more');
    mkdirSync(more);
    writeFileSync(join(more, '0.yaml'), small('trois'));
    const loaded = loadTemplates([dir, more]);
    expect(loaded.ok && loaded.value.map(({ id }) => id)).toEqual(['un', 'deux', 'trois']);
  });

  it('reports a folder that cannot be opened', () => {
    expect(problems(join(dir, 'nowhere')).map(brief)).toEqual(['nowhere unreadable']);
  });

  it('refuses two files with the same id, and names the other file', () => {
    write('a.yaml', small('un'));
    write('b.yaml', small('un'));
    const [problem, ...rest] = problems();
    expect(rest).toEqual([]);
    expect(problem).toMatchObject({
      file: join(dir, 'b.yaml'),
      path: 'id',
      key: 'template.problem.sameTemplate',
      values: { id: 'un', other: join(dir, 'a.yaml') },
    });
  });
});

describe('a broken template', () => {
  it('has all its mistakes reported at once, along with those of other files, each with its place', () => {
    write('a.yaml', badShape);
    write('b.yaml', badNames);
    write('c.yaml', small('bon'));
    write('d.yaml', 'id: un\n\ttitle: x\n');
    expect(problems().map(brief).toSorted()).toEqual(
      [
        'a.yaml id badId',
        'a.yaml titre unknownKey',
        'a.yaml title missing',
        'a.yaml project wrongType',
        'a.yaml description.fr tooLong',
        'a.yaml credits tooShort',
        'a.yaml steps[0].kind badChoice',
        'a.yaml steps[1].minutes wrongType',
        'a.yaml steps[1].short.en missing',
        'a.yaml steps[2].cards[0].groups[0].link.url badAddress',
        'b.yaml exercises[0] unusedExercise',
        'b.yaml exercises[0].boards[0].forms[0].fields noRoomForAnonymity',
        'b.yaml exercises[0].boards[0].forms[0].subject unknownField',
        'b.yaml steps[0].exercise unknownExercise',
        'b.yaml steps[1].id duplicate',
        'b.yaml steps[1].pillar unknownPillar',
        'd.yaml notYaml',
      ].toSorted(),
    );
  });

  it('has its references checked as well as its shape, and its id compared with other files’', () => {
    write('a.yaml', small('un'));
    write('b.yaml', badNames.replace('id: noms', 'id: un').replace("label: '1'", 'label: 1'));
    expect(problems().map(brief).toSorted()).toEqual(
      [
        'b.yaml exercises[0] unusedExercise',
        'b.yaml exercises[0].boards[0].forms[0].fields noRoomForAnonymity',
        'b.yaml exercises[0].boards[0].forms[0].subject unknownField',
        'b.yaml exercises[0].label wrongType',
        'b.yaml id sameTemplate',
        'b.yaml steps[0].exercise unknownExercise',
        'b.yaml steps[1].id duplicate',
        'b.yaml steps[1].pillar unknownPillar',
      ].toSorted(),
    );
    expect(at('exercises[0].label')).toMatchObject({ line: 12 });
    expect(at('steps[0].exercise')).toMatchObject({ line: 32, values: { id: 'absent' } });
  });

  it('says what was found, what is allowed, and on which line', () => {
    write('a.yaml', badShape);
    expect(at('id')).toMatchObject({ line: 2, values: { found: 'Pas Bon' } });
    expect(at('titre')).toMatchObject({ line: 3, values: { name: 'titre' } });
    expect(at('description.fr')).toMatchObject({ line: 6, values: { max: 100, what: 'string' } });
    expect(at('steps[0].kind')?.values).toMatchObject({
      found: 'danse',
      allowed: expect.stringContaining('goRound, pillar, exercise'),
    });
  });

  it.each([
    ['a tab', 'id: un\n\ttitle: x\n', { line: 2, code: 'TAB_AS_INDENT' }],
    ['a duplicate key', 'id: un\nid: deux\n', { line: 2, code: 'DUPLICATE_KEY' }],
    [
      'an alias to nothing',
      'id: un\ntitle: *rien\n',
      { line: 2, column: 8, code: 'UNKNOWN_ALIAS' },
    ],
    ['an alias that contains itself', 'id: &a [*a]\n', { code: 'TANGLED_ALIASES' }],
    ['nothing at all', '# only a comment\n', { code: 'EMPTY' }],
    ['its length', `a: "${'x'.repeat(500_000)}"`, { code: 'TOO_LONG' }],
  ])('that is invalid YAML because of %s says where', (_what, text, values) => {
    write('a.yaml', text);
    expect(problems()).toMatchObject([{ key: 'template.problem.notYaml', values }]);
  });

  it('explains in its author’s terms why a step cannot close its boards, and where', () => {
    write('a.yaml', badClosing);
    expect(problems().map(brief)).toEqual([
      'a.yaml steps[0].closes closesNothing',
      'a.yaml steps[1].closes closesWithoutMinutes',
    ]);
    expect(at('steps[0].closes')).toMatchObject({ line: 9, values: { id: 'break' } });
    const { translatorOf } = readTexts('discord');
    const messages = problems().map(({ key, values }) =>
      translatorOf('en', 'America/Toronto').dynamic(key, values),
    );
    expect(messages).toEqual([
      'Only exercise and debrief steps close their boards, and this step’s kind is break. Remove closes.',
      'This step closes its boards when its time runs out, but it has no time limit. Give it minutes, or remove closes.',
    ]);
    const dites = problems().map(({ key, values }) =>
      translatorOf('fr', 'America/Toronto').dynamic(key, values),
    );
    expect(dites).toEqual([
      'Seules les étapes exercise et debrief ferment leurs tableaux, et celle-ci est une étape break. Retirez closes.',
      'Cette étape ferme ses tableaux à la fin de son temps, mais elle n’a pas de durée. Donnez-lui minutes, ou retirez closes.',
    ]);
  });

  it('only uses keys from the list, each of which is there once', () => {
    write('a.yaml', badShape);
    write('b.yaml', badNames);
    write('c.yaml', badClosing);
    const listed = problemKinds.map((kind) => `template.problem.${kind}`);
    expect(new Set(listed).size).toBe(listed.length);
    for (const { key } of problems()) expect(listed).toContain(key);
  });
});

const badShape = `
id: Pas Bon
titre: { fr: Petit, en: Small }
project: le projet
organiser: Un collectif
description: { fr: ${'x'.repeat(101)}, en: A workshop }
credits: []
steps:
  - { id: a, kind: danse, title: { fr: A, en: A }, short: { fr: A, en: A } }
  - { id: b, kind: agenda, minutes: dix, title: { fr: B, en: B }, short: { fr: B, en: } }
  - id: c
    kind: cards
    title: { fr: C, en: C }
    short: { fr: C, en: C }
    cards: [{ groups: [{ link: { label: { fr: Ici, en: Here }, url: ici } }] }]
`;

const badNames = `
${small('noms').split('steps:')[0]}
exercises:
  - id: seul
    label: '1'
    title: { fr: Seul, en: Alone }
    pillars: [sharing]
    boards:
      - id: tableau
        title: { fr: Tableau, en: Board }
        prompt: { fr: Quoi, en: What }
        anonymous: true
        forms:
          - id: f
            button: { fr: Oui, en: Yes }
            title: { fr: Oui, en: Yes }
            subject: nom
            fields:
              - { id: a, label: { fr: A, en: A } }
              - { id: b, label: { fr: B, en: B } }
              - { id: c, label: { fr: C, en: C } }
              - { id: d, label: { fr: D, en: D } }
              - { id: e, label: { fr: E, en: E } }
steps:
  - { id: a, kind: exercise, exercise: absent, title: { fr: A, en: A }, short: { fr: A, en: A } }
  - { id: a, kind: pillar, pillar: sharing, title: { fr: A, en: A }, short: { fr: A, en: A } }
`;

const badClosing = `
${small('ferme').trim().split('\n').slice(0, 6).join('\n')}
steps:
  - { id: a, kind: break, minutes: 5, closes: true, title: { fr: A, en: A }, short: { fr: A, en: A } }
  - id: b
    kind: debrief
    closes: true
    title: { fr: B, en: B }
    short: { fr: B, en: B }
    board:
      id: tableau
      title: { fr: Tableau, en: Board }
      prompt: { fr: Quoi, en: What }
      forms:
        - id: f
          button: { fr: Oui, en: Yes }
          title: { fr: Oui, en: Yes }
          fields: [{ id: a, label: { fr: A, en: A } }]
`;
