import { describe, expect, it } from 'vitest';
import { facilitatorCard } from '../../../src/workshop/view/facilitator-card.ts';
import { plainView } from '../../support/plain-view.ts';
import { minute, now, Stage } from '../../support/scenes.ts';

const shown = (stage: Stage, inPublic = false) =>
  plainView(facilitatorCard(stage.scene(), { inPublic }));

/** Four people take part in an exercise that has begun. */
function atWork(): Stage {
  const stage = new Stage().at('exercice');
  for (const id of ['ana', 'bo', 'cleo', 'dan']) stage.by(id, { type: 'join' });
  return stage.by('ana', { type: 'startExercise', exercise: 'cercles' });
}

const near = (stage: Stage, id: string, anonymous = false) =>
  stage.write(id, 'proches', { idee: 'Un banc' }, { form: 'personne', anonymous });

describe('the cockpit of who facilitates', () => {
  it('counts who answered on each board, of those who take part, and names who has not', () => {
    const stage = near(near(near(atWork(), 'bo'), 'bo'), 'cleo');
    expect(shown(stage)).toContain('\n4 personnes participent.\n- 1.1 Proches : 2 sur 4\n');
    expect(shown(stage)).toContain('*N’ont pas encore répondu* : Nom de ana et Nom de dan\n');
    expect(shown(near(stage, 'ana'))).toContain('*N’a pas encore répondu* : Nom de dan\n');
  });

  it('names nobody where everybody reads it', () => {
    const text = shown(near(atWork(), 'bo'), true);
    expect(text).toContain('1.1 Proches : 1 sur 4');
    expect(text).not.toContain('Nom de');
    const round = new Stage().at('tour');
    for (const id of ['ana', 'bo']) round.by(id, { type: 'join' });
    const introduction = { name: 'Bo', organisation: '', word: 'haie' };
    round.by('bo', { type: 'introduce', introduction });
    expect(shown(round)).toContain('Nom de ana');
    expect(shown(round, true)).not.toContain('Nom de');
  });

  it('counts only contributions where there is no name, and lets nobody find out whose they are', () => {
    const stage = new Stage().at('pilier').by('ana', { type: 'openPillar', pillar: 'community' });
    for (const id of ['ana', 'bo']) stage.by(id, { type: 'join' });
    stage.write('bo', 'gens', { idee: 'Un banc' }, { anonymous: true });
    expect(shown(stage)).toContain('Les gens : 0 sur 2 et 1 sans nom');
    // Bo is among them: a list without Bo would say who wrote.
    expect(shown(stage)).toContain(
      '*N’ont encore rien écrit à leur nom* : Nom de ana et Nom de bo',
    );
  });

  it('counts the names that are too many to read', () => {
    const stage = atWork();
    for (let n = 1; n <= 20; n += 1) stage.by(`p${n}`, { type: 'join' });
    expect(shown(stage)).toMatch(/Nom de p11 et 9 autres personnes/u);
  });

  it('tells how many are done, of those who take part', () => {
    const stage = atWork();
    expect(shown(stage)).not.toContain('terminé ');
    stage.by('bo', { type: 'ready', step: 'exercice' });
    expect(shown(stage)).toContain('4 personnes participent · 1 sur 4 ont terminé');
    expect(shown(stage.at('retour'))).not.toContain('ont terminé');
  });

  it('suggests one thing, when there is one', () => {
    const stage = near(atWork(), 'bo');
    expect(shown(stage)).not.toContain('💡');
    expect(shown(stage.wait(11))).toContain('💡 Personne n’a répondu à « 1.2 Loin » :');
    expect(shown(stage.wait(5))).toContain('💡 1 sur 4 ont répondu : encore un peu de temps ?');
    for (const id of ['bo', 'cleo', 'dan']) stage.by(id, { type: 'ready', step: 'exercice' });
    expect(shown(stage)).toContain('💡 3 sur 4 ont terminé : on passe à la suite ?');
    stage.by('ana', { type: 'ready', step: 'exercice' });
    expect(shown(stage)).toContain('💡 Tout le monde a terminé : on passe à la suite ?');
    expect(shown(stage).match(/💡/gu)).toHaveLength(1);
  });

  it('tells since when the step and the workshop run, and how late it is, to five minutes', () => {
    const stage = new Stage().wait(14).at('terres').wait(8);
    const at = now + 14 * minute;
    expect(shown(stage)).toContain(`Étape commencée <relative ${at}> · atelier ouvert`);
    expect(shown(stage)).toContain(`fin prévue : <clock ${now + 130 * minute}> · 5 min de retard`);
    expect(shown(new Stage().at('exercice'))).toMatch(/\d+ min d’avance/u);
    expect(shown(new Stage().wait(95).at('terres'))).toContain('1 h 25 min de retard');
  });

  it('no longer holds it against the plan after two hours', () => {
    expect(shown(new Stage().wait(300))).not.toContain('fin prévue');
  });
});
