import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionInFull, contributionPost } from '../../../src/board/view/post.ts';
import { plainView } from '../../support/plain-view.ts';
import { anyLongText } from '../../support/any-text.ts';
import { allOpen, en, fr, type Stage } from '../../support/scenes.ts';

const post = (stage: Stage, t = fr) => plainView(contributionPost(stage.scene(t), stage.last));

describe('a contribution in its thread', () => {
  it('says who, then what, field by field', () => {
    const stage = allOpen().write('nour', 'loin', { pourquoi: 'Parce que.', idee: 'Une serre.' });
    expect(post(stage)).toBe('@nour\n> *Idée*\n> Une serre.\n> *Pourquoi*\n> Parce que.');
    expect(post(stage, en)).toBe('@nour\n> *Idea*\n> Une serre.\n> *Why*\n> Parce que.');
  });

  it('says first who or what it is about, if its form asks', () => {
    const stage = allOpen().write(
      'nour',
      'proches',
      { nom: 'Samira', idee: 'Du miel.' },
      { form: 'personne' },
    );
    expect(post(stage)).toBe('@nour · *Samira*\n> *Idée*\n> Du miel.\n[J’y ajoute]');
  });

  it('does not repeat the author’s name when they write about themselves', () => {
    const stage = allOpen().write(
      'nour',
      'proches',
      { nom: 'Nom de nour', idee: 'Du miel.' },
      { form: 'personne' },
    );
    expect(post(stage)).toBe('@nour\n> *Idée*\n> Du miel.\n[J’y ajoute]');
  });

  it('says for how many, if its board has scales', () => {
    const stage = allOpen().write('nour', 'sobre', { idee: 'Un puits.' }, { form: 'cinquante' });
    expect(post(stage)).toContain('@nour · Pour 50\n');
  });

  it('shows no name if it is anonymous', () => {
    const stage = allOpen().write('nour', 'gens', { idee: 'Un puits.' }, { anonymous: true });
    expect(post(stage)).toBe('Anonyme\n> *Idée*\n> Un puits.');
    expect(JSON.stringify(contributionPost(stage.scene(), stage.last))).not.toContain('nour');
  });

  it('that was collected says so, and its author withdraws it with a button', () => {
    const stage = allOpen().collect('nour', 'gens', 'On a un puits.\nIl est vieux.');
    expect(post(stage)).toBe(
      '@nour · message recueilli dans le fil\n> On a un puits.\n> Il est vieux.\n[Retirer]',
    );
    expect(post(stage, en)).toContain('@nour · message collected in the thread');
  });

  it('is shown in full up to 600 characters', () => {
    const stage = allOpen().write('nour', 'loin', { idee: 'mot '.repeat(149).trim() });
    expect(post(stage)).not.toContain('…');
    expect(post(stage)).not.toContain('Lire la suite');
  });

  it('beyond 600 characters is cut, and opens in full with a button', () => {
    const long = 'mot '.repeat(200).trim();
    const stage = allOpen().write('nour', 'loin', { idee: long, pourquoi: long });
    expect(post(stage)).toContain('[Lire la suite]');
    expect(post(stage).length).toBeLessThan(700);
    expect(plainView(contributionInFull(stage.scene(), stage.last))).toBe(
      `@nour\n> *Idée*\n> ${long}\n> *Pourquoi*\n> ${long}`,
    );
  });

  it('is cut if its subject makes it too long', () => {
    const nom = 'Samira '.repeat(140).trim();
    const stage = allOpen().write(
      'nour',
      'proches',
      { nom, idee: 'Du miel.' },
      { form: 'personne' },
    );
    expect(post(stage)).toMatch(
      /^@nour · \*(?:Samira )+Samira…\*\n> \*Idée\*\n> Du miel\.\n\[J’y ajoute\] \[Lire la suite\]$/u,
    );
    expect(post(stage).length).toBeLessThan(200);
    expect(plainView(contributionInFull(stage.scene(), stage.last))).toContain(`*${nom}*`);
  });

  it('never floods the thread, whatever it contains', () => {
    fc.assert(
      fc.property(anyLongText, anyLongText, (idee, pourquoi) => {
        const stage = allOpen();
        const values = { idee: idee.slice(0, 1000), pourquoi: pourquoi.slice(0, 1000) };
        const intent = {
          type: 'contribute' as const,
          board: 'loin',
          form: 'libre',
          values,
          anonymous: false,
        };
        fc.pre(stage.attempt({ id: 'nour', name: 'Nour', moderates: false }, intent) === undefined);
        const words = contributionPost(stage.scene(), stage.last).blocks.flatMap((block) =>
          block.kind === 'quote' ? block.text : [],
        );
        const length = words.reduce(
          (sum, piece) => sum + (typeof piece === 'string' ? piece.length : 0),
          0,
        );
        expect(length).toBeLessThanOrEqual(610);
      }),
      { numRuns: 50 },
    );
  });
});
