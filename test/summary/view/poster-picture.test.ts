import { describe, expect, it } from 'vitest';
import { summarise } from '../../../src/summary/domain/summary.ts';
import { posterPicture } from '../../../src/summary/view/poster-picture.ts';
import { allOpen, en, fr, Stage } from '../../support/scenes.ts';

const posterOf = (stage: Stage, optOuts: readonly string[] = [], t = fr) => {
  const { workshop } = stage;
  const summary = summarise(workshop, [], optOuts);
  return posterPicture(summary, workshop.opening.template, 'Le 4 février · Coop', t);
};
const marked = () => {
  const stage = allOpen().write('nour', 'gens', { idee: 'Un puits.', pourquoi: 'La soif.' });
  stage.by('ana', { type: 'markContribution', id: stage.last.id });
  stage.write('louis', 'gens', { idee: 'Un banc.' }, { anonymous: true });
  return stage.by('ana', { type: 'markContribution', id: stage.last.id });
};

describe('the poster', () => {
  it('has the main ideas with their authors, and the pictures of the summary', () => {
    const { picture } = posterOf(marked());
    expect(picture).toMatchObject({
      kind: 'poster',
      title: 'Au verger',
      subtitle: 'Le 4 février · Coop',
      ideas: [
        { text: 'Un puits. / La soif.', by: 'Nom de nour', pillar: 'community' },
        { text: 'Un banc.', by: 'anonyme', pillar: 'community' },
      ],
      canvas: { kind: 'canvas' },
    });
    expect(picture).not.toHaveProperty('words');
  });

  it('names nobody who asked not to be, nor who wrote without a name', () => {
    const { picture, alt } = posterOf(marked(), ['nour']);
    expect(JSON.stringify(picture) + alt).not.toMatch(/nour|louis/u);
  });

  it('says the same in words, in its language', () => {
    const { alt } = posterOf(marked(), [], en);
    expect(alt).toContain('Un puits. / La soif. — Nom de nour');
    expect(alt).toContain('1\u00A0person\u00A0· 2\u00A0contributions');
  });

  it('of a workshop in which nobody said anything has its title', () => {
    expect(posterOf(new Stage()).picture).toMatchObject({ title: 'Au verger', ideas: [] });
  });
});
