import { describe, expect, it } from 'vitest';
import type { PollState } from '../../src/domain/poll-state.ts';
import { summarise } from '../../src/domain/summary.ts';
import { summaryViews } from '../../src/view/summary-post.ts';
import { plainView } from '../support/plain-view.ts';
import { allOpen, en, fr, pollWith, Stage } from '../support/scenes.ts';

const views = (stage: Stage, polls: readonly PollState[] = [], t = fr) =>
  summaryViews(stage.scene(t), summarise(stage.workshop, polls)).map(plainView);
const told = (...given: Parameters<typeof views>) => views(...given).join('\n\n');

describe('the summary of a workshop', () => {
  it('where nothing happened says so little, and what comes next', () => {
    expect(told(new Stage())).toBe(
      '# Bilan : Au verger\n0 personne · 0 contribution\n\n## La suite\nOn se revoit en mai.',
    );
  });

  it('begins with its figures and the words of the go-round', () => {
    const stage = new Stage().at('tour').introduce('ana', 'racine').introduce('nour', 'puits');
    expect(views(stage, [pollWith({ votes: [['a', 'b']] })])[0]).toBe(
      '# Bilan : Au verger\n3 personnes · 0 contribution · 1 vote\n*En un mot :* *racine* · *puits*',
    );
    expect(views(stage, [], en)[0]).toContain('# Summary: Au verger\n2 people · 0 contributions');
  });

  it('quotes three voices of a board, and says how many more there are and where', () => {
    const stage = allOpen().open('thread:gens', '201');
    for (const idee of ['Un.', 'Deux.', 'Trois.', 'Quatre.', 'Cinq.'])
      stage.write('nour', 'gens', { idee });
    expect(told(stage)).toContain(
      [
        '## 🤝 Les gens',
        '> Un. (@nour)',
        '> Deux. (@nour)',
        '> Trois. (@nour)',
        '(… et 2 autres #201)',
        '(Reste ouvert : Pourquoi est-ce important ?)',
      ].join('\n'),
    );
    expect(told(stage, [], en)).toContain('(Still open: Why does it matter?)');
  });

  it('says that a question nobody answered stays open', () => {
    expect(told(allOpen())).toContain(
      '## 🤝 Les gens\nPersonne n’a répondu : la question reste ouverte.',
    );
  });

  it('does not speak of what was never opened', () => {
    expect(told(new Stage())).not.toContain('Les gens');
  });

  it('names nobody who wrote without a name', () => {
    const stage = allOpen().write('nour', 'gens', { idee: 'Un puits.' }, { anonymous: true });
    expect(told(stage)).toContain('> Un puits. (sans nom)');
    expect(told(stage)).not.toContain('nour');
  });

  it('sets a scenario out for each scale', () => {
    const stage = allOpen()
      .write('nour', 'sobre', { idee: 'Un puits.', pourquoi: 'Soif.' }, { form: 'cinquante' })
      .write('louis', 'sobre', { idee: 'Deux puits.' }, { form: 'cinquante' });
    expect(told(stage)).toContain(
      [
        '## 🌱 Les futurs',
        '*Sobriété*',
        '- *Pour 1 :* Personne n’a répondu : la question reste ouverte.',
        '- *Pour 50 :* Idée : Un puits. / Pourquoi : Soif. … et 1 autre',
      ].join('\n'),
    );
    expect(told(stage, [], en)).toContain('- *For 50:* Idea: Un puits. / Why: Soif. … and 1 more');
  });

  it('has the figures of each poll, the star where it belongs', () => {
    const poll = pollWith({
      votes: [
        ['a', 'b'],
        ['a', 'b'],
      ],
    });
    expect(told(new Stage(), [poll])).toContain(
      [
        '## Quels outils ?',
        '★ Contacter quelqu’un 2 100%',
        '  Le mode d’emploi (+2) 0%',
        '  Un praxithon 0 0%',
        '(2 votant·e·s)',
      ].join('\n'),
    );
  });

  it('thanks by name those who took part', () => {
    const stage = new Stage().by('nour', { type: 'join' }).by('louis', { type: 'join' });
    expect(views(stage).at(-1)).toContain('Merci à @nour, @louis.');
    expect(views(stage, [], en).at(-1)).toContain('Thank you, @nour, @louis.');
  });

  it('puts the pillars together in one message, and the debriefs in one', () => {
    expect(views(allOpen()).map((view) => view.split('\n')[0])).toEqual([
      '# Bilan : Au verger',
      '## 🤝 Les gens',
      '## 🤝 Les cercles',
      '## 🌱 Les futurs',
      '## Retour',
      '## La suite',
    ]);
  });
});
