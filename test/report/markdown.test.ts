import { describe, expect, it } from 'vitest';
import type { PollState } from '../../src/domain/poll-state.ts';
import { summarise } from '../../src/domain/summary.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { ordinarySpaces } from '../support/plain-view.ts';
import { sceneTemplate } from '../support/scene-template.ts';
import { allOpen, en, fr, pollWith, Stage } from '../support/scenes.ts';

const fileOf = (stage: Stage, polls: readonly PollState[] = [], t = fr) =>
  markdownReport(stage.workshop, summarise(stage.workshop, polls), t);
const report = (...given: Parameters<typeof fileOf>) => ordinarySpaces(fileOf(...given).text);

describe('the report', () => {
  it('tells a whole workshop', () => {
    const stage = allOpen(
      new Stage().at('tour').introduce('ana', 'racine', 'nour').introduce('nour', 'puits'),
    )
      .write('nour', 'gens', { idee: 'Samira.', pourquoi: 'Elle sait.' })
      .collect('louis', 'gens', 'Et son frère.\nIl passe.')
      .write('louis', 'sobre', { idee: 'Un puits.' }, { form: 'cinquante' });
    expect(report(stage, [pollWith({ votes: [['a', 'b']] })])).toBe(wholeReport);
  });

  it('is written in the language it is asked in', () => {
    const text = report(allOpen().write('nour', 'loin', { idee: 'A well.' }), [pollWith()], en);
    expect(text).toContain('# Summary: Au verger\n\nFebruary 4, 2025 · Coop du Grand Jardin');
    expect(text).toContain('  - Idea: A well.');
    expect(text).toContain('### For 50');
    expect(text).toContain('| Option | Yes (+ if need be) |');
  });

  it('bears the day it was where the workshop was held', () => {
    const evening = Date.UTC(2025, 1, 5, 1, 30);
    const { workshop } = new Stage();
    const summary = { ...summarise(workshop, []), at: evening };
    expect(markdownReport(workshop, summary, fr).name).toBe('bilan-2025-02-04.md');
    expect(markdownReport(workshop, summary, en).name).toBe('summary-2025-02-04.md');
  });

  it('says what nobody answered, and what nobody was asked it does not say', () => {
    const stage = new Stage().by('ana', { type: 'openPillar', pillar: 'community' });
    expect(report(stage)).toContain(
      '## Les gens\n\nQui vient ?\n\nPersonne n’a répondu : la question reste ouverte.',
    );
    expect(report(stage)).not.toContain('Proches');
    stage.write('nour', 'gens', { idee: 'Samira.' });
    expect(report(stage)).toContain('Reste ouvert : Pourquoi est-ce important ?');
  });

  it('keeps the figures of a poll as they are counted', () => {
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
      ].join('\n'),
    );
  });

  it('tells what was written in a scenario for no scale in particular', () => {
    const stage = allOpen()
      .write('nour', 'sobre', { idee: 'Sans échelle.' })
      .collect('louis', 'sobre', 'Dit tout haut.');
    expect(report(stage)).toContain('Sans échelle.');
    expect(report(stage)).toContain('Dit tout haut.');
  });

  it('gives the addresses that the template’s last cards give', () => {
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

const wholeReport = `# Bilan : Au verger

4 février 2025 · Coop du Grand Jardin

4 personnes · 3 contributions · 1 vote

*D’après un modèle*

## Tour de table

- Nom de ana, Coop : **racine**
- Nom de nour, Coop : **puits**

## Les gens

Qui vient ?

- **Nom de nour**
  - Idée : Samira.
  - Pourquoi : Elle sait.
- **Nom de louis**
  - Et son frère.  
    Il passe.

## Les cercles

### 1.1 Proches

Qui est proche ?

Personne n’a répondu : la question reste ouverte.

### 1.2 Loin

Qui est loin ?

Personne n’a répondu : la question reste ouverte.

## Les futurs

### Sobriété

#### Pour 1

Personne n’a répondu : la question reste ouverte.

#### Pour 50

- **Nom de louis** (Pour 50)
  - Idée : Un puits.

### Abondance

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

## La suite

On se revoit en mai.

Merci à Nom de ana, Nom de nour, Nom de louis.
`;
