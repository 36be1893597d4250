import { describe, expect, it } from 'vitest';
import type { PollState } from '../../../src/poll/domain/state.ts';
import { markdownReport } from '../../../src/summary/report/markdown.ts';
import { kindsIn, padLines, parseMarkdown, wordsOf } from '../../support/markdown-tree.ts';
import { ordinarySpaces } from '../../support/plain-view.ts';
import { rehearsedReport, reportAbout, textOf } from '../../support/reports.ts';
import { sceneTemplate } from '../../support/scene-template.ts';
import { allOpen, en, fr, pollWith, Stage } from '../../support/scenes.ts';

const report = (stage: Stage, polls: readonly PollState[] = [], t = fr) =>
  ordinarySpaces(textOf(markdownReport(reportAbout(stage, polls, t))));

describe('the report', () => {
  it('covers a whole workshop', () => {
    const stage = allOpen(
      new Stage().at('tour').introduce('ana', 'racine', 'nour').introduce('nour', 'puits'),
    )
      .write('nour', 'gens', { idee: 'Samira.', pourquoi: 'Elle sait.' })
      .collect('louis', 'gens', 'Et son frère.\nIl passe.')
      .write('louis', 'sobre', { idee: 'Un puits.' }, { form: 'cinquante' });
    expect(report(stage, [pollWith({ votes: [['a', 'b']] })])).toBe(wholeReport);
  });

  it('is written in the requested language', () => {
    const text = report(allOpen().write('nour', 'loin', { idee: 'A well.' }), [pollWith()], en);
    expect(text).toContain('# Summary: Au verger\n\nFebruary 4, 2025 · Coop du Grand Jardin');
    expect(text).toContain('  - Idea: A well.');
    expect(text).toContain('### For 50');
    expect(text).toContain('| Option | Yes (+ if need be) |');
  });

  it('has the local date where the workshop took place', () => {
    const evening = Date.UTC(2025, 1, 5, 1, 30);
    const nameIn = (t: typeof fr) => {
      const { summary, ...about } = reportAbout(new Stage(), [], t);
      return markdownReport({ ...about, summary: { ...summary, at: evening } }).name;
    };
    expect([nameIn(fr), nameIn(en)]).toEqual(['bilan-2025-02-04.md', 'summary-2025-02-04.md']);
  });

  it('says what nobody answered, but not what nobody was asked', () => {
    const stage = new Stage().by('ana', { type: 'openPillar', pillar: 'community' });
    expect(report(stage)).toContain(
      '## Les gens\n\nQui vient ?\n\nPersonne n’a répondu : la question reste ouverte.',
    );
    expect(report(stage)).not.toContain('Proches');
    stage.write('nour', 'gens', { idee: 'Samira.' });
    expect(report(stage)).toContain('Reste ouvert : Pourquoi est-ce important ?');
  });

  it('keeps a poll’s figures as they are counted', () => {
    const votes = [
      ['a', 'b'],
      ['a', 'bc'],
      ['', 'ab'],
    ] as const;
    expect(report(new Stage(), [pollWith({ votes })])).toContain(
      [
        '3 votant·e·s',
        '',
        '| Choix | Oui (+ si nécessaire) |',
        '| --- | --- |',
        '| Contacter quelqu’un | ★ 2 (+1) |',
        '| Le mode d’emploi | (+3) |',
        '| Un praxithon | (+1) |',
        '',
        'Meilleur choix : Contacter quelqu’un.',
      ].join('\n'),
    );
  });

  it('includes what was written in a scenario without a scale', () => {
    const stage = allOpen()
      .write('nour', 'sobre', { idee: 'Sans échelle.' })
      .collect('louis', 'sobre', 'Dit tout haut.');
    expect(report(stage)).toContain(
      '#### Hors des échelles du scénario\n\n- **Nom de nour**\n  - Idée : Sans échelle.\n- **Nom de louis**\n  - Dit tout haut.',
    );
  });

  it('has the addresses of the template’s last cards', () => {
    const link = { label: { fr: 'Le site', en: 'The site' }, url: 'https://exemple.org/a_(b)' };
    const steps = sceneTemplate.steps.map((step) =>
      step.kind === 'cards'
        ? { ...step, cards: [{ groups: [{ text: [], bullets: [], link }] }] }
        : step,
    );
    expect(report(new Stage({ ...sceneTemplate, steps }))).toContain(
      '[Le site](<https://exemple.org/a_(b)>)',
    );
  });
});

describe('what the facilitators highlighted', () => {
  it('is marked in its place, and their foreword opens the report', () => {
    const stage = allOpen()
      .write('nour', 'gens', { idee: 'Samira.' })
      .write('louis', 'sobre', { idee: 'Un puits.' }, { form: 'cinquante' });
    for (const id of ['c1', 'c2']) stage.by('ana', { type: 'markContribution', id });
    const text = report(stage.by('ana', { type: 'setForeword', text: 'Merci *tous*.\nVraiment.' }));
    expect(text).toContain('Merci \\*tous\\*.  \nVraiment. – **Nom de ana**');
    expect(text).toContain('- **Nom de nour** (★ Grande idée)');
    expect(text).toContain('- **Nom de louis** (★ Grande idée)');
  });
});

describe('the rehearsed workshop’s report', () => {
  const tree = parseMarkdown(textOf(markdownReport(rehearsedReport())));

  it('only has headings, paragraphs, lists, a table, and their content', () => {
    expect([...kindsIn(tree)].toSorted((a, b) => a.localeCompare(b))).toEqual([
      'break',
      'emphasis',
      'heading',
      'link',
      'list',
      'listItem',
      'paragraph',
      'root',
      'strong',
      'table',
      'tableCell',
      'tableRow',
      'text',
    ]);
  });

  it('has one title, and no heading that skips a level or follows another directly', () => {
    const parts = tree.children ?? [];
    const levels = parts.flatMap(({ depth }) => depth ?? []);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.slice(1).filter((level, index) => level > (levels[index] ?? 0) + 1)).toEqual([]);
    const doubled = parts.filter(
      ({ type }, index) => type === 'heading' && parts[index + 1]?.type === 'heading',
    );
    expect(doubled.map(wordsOf)).toEqual([]);
  });

  it('keeps a line for each heading, paragraph and answer in a pad without heading support', () => {
    const lines = padLines(tree);
    const own = (tree.children ?? []).filter(({ type }) => /heading|paragraph/u.test(type));
    const missing = own.flatMap((each) => wordsOf(each).split('\n'));
    expect(missing.filter((line) => !lines.includes(line))).toEqual([]);
    expect(lines).toContain('Fabiola Jean-Charles');
    expect(lines.join('\n')).toContain(
      "besoin\u00A0: - du code source bien documenté\n- des serveurs **qu'on comprend**\n",
    );
  });

  it('says what came out of a vote next to its table, whose cells a pad would run together', () => {
    const lines = padLines(tree);
    expect(lines).toContain('Meilleur choix\u00A0: Contacter directement quelqu’un.');
    expect(lines.find((line) => line.startsWith('ChoixOui'))).toContain(
      'Contacter directement quelqu’un★',
    );
  });
});

const wholeReport = `# Bilan : Au verger

4 février 2025 · Coop du Grand Jardin

4 personnes · 3 contributions · 1 vote

*D’après un modèle*

## Tour de table

- Nom de ana, Coop : **racine**
- Nom de nour, Coop : **puits**

## Les piliers

2 contributions

### Les gens

Qui vient ?

- **Nom de nour**
  - Idée : Samira.
  - Pourquoi : Elle sait.
- **Nom de louis**
  - Et son frère.  
    Il passe.

## Les cercles

0 contribution

### 1.1 Proches

Qui est proche ?

Personne n’a répondu : la question reste ouverte.

### 1.2 Loin

Qui est loin ?

Personne n’a répondu : la question reste ouverte.

## Les futurs

1 contribution

### Sobriété

Que se passe-t-il ?

#### Pour 1

Personne n’a répondu : la question reste ouverte.

#### Pour 50

- **Nom de louis**
  - Idée : Un puits.

### Abondance

Que se passe-t-il ?

#### Pour 1

Personne n’a répondu : la question reste ouverte.

#### Pour 50

Personne n’a répondu : la question reste ouverte.

## Retour

Qu’en reste-t-il ?

Personne n’a répondu : la question reste ouverte.

## Quels outils ?

1 votant·e

| Choix | Oui (+ si nécessaire) |
| --- | --- |
| Contacter quelqu’un | ★ 1 |
| Le mode d’emploi | (+1) |
| Un praxithon | 0 |

Meilleur choix : Contacter quelqu’un.

## La suite

On se revoit en mai.

Merci à Nom de ana, Nom de nour, Nom de louis.

Refaire cet atelier chez vous : Palabre est un logiciel libre. Installez-le et choisissez « Le verger commun » ; s’il n’est pas dans la liste, demandez son fichier à la personne qui l’a animé.
`;
