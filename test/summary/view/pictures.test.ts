import { describe, expect, it } from 'vitest';
import { en, fr, type Stage } from '../../support/scenes.ts';
import { cast } from '../../support/rehearsed.ts';
import { illustration, pictureOf, rehearsed, silent } from '../../support/summary-pictures.ts';

const kinds = ['words', 'circles', 'canvas', 'grid'] as const;
const altText = (stage: Stage, kind: (typeof kinds)[number], t = fr) =>
  illustration(stage, kind, t)?.alt.split('\n').map(plain);
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/gu, ' ');

const person = (stage: Stage, who: string, nom: string, more: Record<string, string> = {}) =>
  stage.write(who, 'mobilisee', { nom, ...more }, { form: 'personne' });
const milieu = (stage: Stage, who: string, milieu: string, anonymous = false) =>
  stage.write(who, 'sensible', { milieu }, { form: 'milieu', anonymous });
const answer = (stage: Stage, who: string, transmission: string, anonymous = false) =>
  stage.write(who, 'pilier-partage', { transmission }, { form: 'reponse', anonymous });
const sharing = (stage: Stage) =>
  pictureOf(stage, 'canvas').pillars.find(({ pillar }) => pillar === 'sharing');
const mark = (stage: Stage) => stage.by('ana', { type: 'markContribution', id: stage.last.id });

describe('a summary in which nobody said anything', () => {
  it.each(kinds)('has no picture of its %s', (kind) => {
    expect(illustration(silent(), kind)).toBeUndefined();
  });
});

describe('no picture', () => {
  it.each(kinds)('of %s names authors', (kind) => {
    const stage = silent();
    stage.introduce('zoé', 'lien');
    person(stage, 'zoé', 'Ada');
    answer(stage, 'zoé', 'En montrant.');
    stage.write('zoé', 'carnet', { flux: 'Lire.' }, { form: 'pour-1', anonymous: true });
    milieu(stage, 'zoé', 'Les jardins', true);
    expect(JSON.stringify(illustration(stage, kind))).not.toContain('zoé');
  });
});

const spoken = () =>
  ['Lien', 'racine', 'lien', 'écho', 'LIEN', 'zeste', 'Écho'].reduce(
    (stage, word, at) => stage.introduce(`p${at}`, word),
    silent(),
  );

describe('the words of the go-round', () => {
  it('are counted regardless of capitals, most frequent first, then alphabetically', () => {
    expect(pictureOf(spoken(), 'words').words).toEqual([
      { word: 'Lien', count: 3 },
      { word: 'écho', count: 2 },
      { word: 'racine', count: 1 },
      { word: 'zeste', count: 1 },
    ]);
  });

  it('are also given as text, with the question and by how many', () => {
    expect(altText(spoken(), 'words')).toEqual([
      'En un mot',
      'Ma relation à En commun (1 mot) · 7 personnes',
      'Lien (3), écho (2), racine, zeste',
    ]);
    expect(altText(spoken(), 'words', en)?.slice(0, 2)).toEqual([
      'In a word',
      'My relationship with En commun (1 word) · 7 people',
    ]);
  });

  it('are at most sixty; the others are counted, including those that cannot be drawn', () => {
    const crowd = silent().introduce('x', '🌱');
    for (let at = 0; at < 62; at += 1) crowd.introduce(`p${at}`, `mot${at}`);
    const picture = pictureOf(crowd, 'words');
    expect(picture.words).toHaveLength(60);
    expect(picture.more).toBe('et\u00A03\u00A0autres');
    expect(illustration(silent().introduce('x', '🌱'), 'words')).toBeUndefined();
  });
});

describe('the circles of an exercise', () => {
  it('say who is where, with what was said about them', () => {
    const { rings } = pictureOf(rehearsed(), 'circles');
    expect(rings.map(({ circle, symbols, sums }) => [circle, symbols.length, sums])).toEqual([
      ['mobilised', 8, { motivations: 8, contributions: 8 }],
      ['mobilisable', 5, { motivations: 4, contributions: 4 }],
      ['sensible', 4, { motivations: 4, contributions: 3 }],
    ]);
    expect(rings[0]?.names[1]).toEqual({
      name: 'Réseau Sentiers communs',
      kind: 'organisation',
      counts: { motivations: 1, contributions: 1 },
    });
  });

  it('count a name once, with all that was said about it; most mentioned first', () => {
    const stage = silent();
    person(stage, 'bo', 'Ada');
    person(stage, 'chi', 'Zoé Roy', { motivations: 'Le lien' });
    person(stage, 'dee', 'zoé  roy', { motivations: 'La joie', contributions: 'Du pain' });
    expect(pictureOf(stage, 'circles').rings[0]?.names).toEqual([
      { name: 'Zoé Roy', kind: 'person', counts: { motivations: 2, contributions: 1 } },
      { name: 'Ada', kind: 'person', counts: { motivations: 0, contributions: 0 } },
    ]);
  });

  it('list ten names each, say how many more there are, and draw a symbol for all', () => {
    const stage = silent();
    for (let at = 0; at < 70; at += 1) milieu(stage, 'bo', `Milieu ${at}`);
    const ring = pictureOf(stage, 'circles').rings[2];
    expect([ring?.names.length, ring?.symbols.length, ring?.notes]).toEqual([
      10,
      70,
      ['et\u00A060\u00A0autres'],
    ]);
  });

  it('say if nothing was written in one, and what names nobody', () => {
    const stage = silent();
    person(stage, 'bo', 'Ada');
    stage.collect('bo', 'mobilisable', 'Il y en a tant.');
    const { rings } = pictureOf(stage, 'circles');
    expect(rings.map(({ notes }) => notes)).toEqual([
      [],
      ['+\u00A01\u00A0contribution à part'],
      ['Rien n’a été noté ici.'],
    ]);
  });

  it('are also given as text: the figures, then the names', () => {
    const stage = silent();
    person(stage, 'bo', 'Ada', { motivations: 'Le lien' });
    milieu(stage, 'bo', 'Les jardins');
    expect(altText(stage, 'circles')).toEqual([
      'Exercice 1 – Pilier Communauté',
      '1.1 Communauté mobilisée : 1 nom (1 personne) · Motivations : 1 · Contributions : 0',
      '1.2 Communauté mobilisable : 0 nom',
      '1.3 Communauté sensible : 1 nom (1 milieu) · Motivations : 0 · Contributions : 0',
      'Mobilisée : Ada',
      'Sensible : Les jardins',
    ]);
    expect(altText(stage, 'circles', en)).toContain('Sympathetic: Les jardins');
  });
});

/** The canvas of a workshop in which one anonymous contribution is by this person. */
const quotedWith = (hidden: string) => {
  const stage = silent();
  const write = (who: string, values: Record<string, string>, anonymous = false) =>
    stage.write(who, 'pilier-communaute', values, { form: 'reponse', anonymous });
  write('bo', { actuellement: 'Nous.' });
  write(hidden, { pourrait: 'Quelqu’un.' }, true);
  write('dee', { pourrait: 'Elles.' });
  write('eve', { defis: 'Tout.' });
  return pictureOf(stage, 'canvas');
};

describe('the canvas', () => {
  it('has the five pillars of the model, three points each, in people’s own words', () => {
    const { pillars } = pictureOf(rehearsed(), 'canvas');
    expect(pillars.map(({ title, points }) => [title, points.length])).toEqual([
      ['Communauté', 3],
      ['Coproduction', 3],
      ['Ressources à mobiliser', 3],
      ['Partage', 3],
      ['Cogouvernance', 3],
    ]);
    expect(pillars[3]?.points[0]).toMatchObject({
      label: 'Comment on transmet',
      text: expect.stringContaining('En faisant visiter.'),
    });
  });

  it('asks each question once before any twice, and quotes as many people as it can', () => {
    const stage = silent();
    const all = { actuellement: 'Nous.', pourrait: 'Vous.', defis: 'Tout.' };
    stage.write('bo', 'pilier-communaute', all, { form: 'reponse' });
    stage.write(
      'chi',
      'pilier-communaute',
      { pourrait: 'Elles.', defis: 'Rien.' },
      { form: 'reponse' },
    );
    const texts = pictureOf(stage, 'canvas').pillars[0]?.points.map(({ text }) => text);
    expect(texts).toEqual(['Nous.', 'Elles.', 'Tout.']);
  });

  it('quotes the same words whoever wrote anonymously', () => {
    expect(quotedWith('bo')).toEqual(quotedWith('zoé'));
  });

  it('puts first what facilitators highlighted', () => {
    const stage = silent();
    for (const words of ['Un.', 'Deux.', 'Trois.', 'Quatre.']) answer(stage, words, words);
    mark(answer(stage, 'eve', 'Cinq.'));
    expect(sharing(stage)?.points.map(({ text }) => text)).toEqual(['Un.', 'Deux.', 'Cinq.']);
    expect(sharing(stage)?.more).toBe('et\u00A02\u00A0autres réponses');
  });

  it('uses what an exercise says about a pillar, and what was highlighted in one about it', () => {
    const stage = silent();
    const about = { sujet: 'Le budget', decide: 'Qui ?' };
    stage.write('bo', 'gouvernance', about, { form: 'comment' });
    person(stage, 'bo', 'Ada', { motivations: 'Le lien' });
    const pointsOf = (pillar: string) =>
      pictureOf(stage, 'canvas').pillars.find((each) => each.pillar === pillar)?.points;
    expect(pointsOf('cogovernance')).toEqual([
      { label: 'Le budget – Comment on décide', text: 'Qui ?' },
    ]);
    expect(pointsOf('community')).toEqual([]);
    mark(stage);
    expect(pointsOf('community')).toEqual([{ label: 'Ada – Motivations', text: 'Le lien' }]);
  });

  it('uses collected messages as they are', () => {
    const stage = silent().collect('bo', 'pilier-partage', '- **un**\n- [deux](https://a.test)');
    expect(sharing(stage)?.points).toEqual([{ text: 'un · deux' }]);
  });

  it('is also given as text, within a platform’s limit, including pillars left open', () => {
    const stage = silent();
    answer(stage, 'bo', 'En montrant.');
    expect(altText(stage, 'canvas')).toEqual([
      'Analyse du Modèle de soutenabilité des communs',
      'Les piliers, dans les mots du groupe',
      'Communauté : Rien n’a été noté ici.',
      'Coproduction : Rien n’a été noté ici.',
      'Ressources à mobiliser : Rien n’a été noté ici.',
      'Partage : « En montrant. »',
      'Cogouvernance : Rien n’a été noté ici.',
    ]);
    expect(altText(stage, 'canvas', en)).toContain('Sharing: “En montrant.”');
  });
});

describe('the grid of an exercise', () => {
  it('has a row per scenario and a cell per scale, with how many contributed and two points', () => {
    const { scales, rows } = pictureOf(rehearsed(), 'grid');
    expect(scales).toEqual([
      { scale: 1, label: 'Pour 1' },
      { scale: 50, label: 'Pour 50' },
    ]);
    expect(rows[0]?.title).toBe('3.3 Je veux documenter ma pratique');
    expect(rows.map(({ cells }) => cells.map(({ count = '' }) => plain(count)))).toEqual([
      ['2 contributions', '2 contributions'],
      ['3 contributions', ''],
      ['2 contributions', '2 contributions'],
      ['2 contributions', '1 contribution'],
    ]);
    expect(rows[1]?.cells.map(({ points }) => points.length)).toEqual([2, 0]);
  });

  it('says what belongs to no scale', () => {
    const stage = rehearsed().collect('bo', 'pratique', 'Et pour 10 ?');
    expect(pictureOf(stage, 'grid').rows[0]?.apart).toBe('+\u00A01\u00A0contribution à part');
  });

  it('is also given as text: how much there is, and what', () => {
    const stage = silent();
    stage.write('bo', 'pratique', { flux: 'Lire.', freins: 'Le temps.' }, { form: 'pour-50' });
    const lines = altText(stage, 'grid') ?? [];
    expect(lines[1]).toBe(
      '3.3 Je veux documenter ma pratique · Pour 1 : Rien n’a été noté ici. · Pour 50 : 1 contribution, « Lire. » « Le temps. »',
    );
    expect(lines).toHaveLength(5);
  });
});

describe('the rehearsal', () => {
  it.each([fr, en])('has its four pictures in $locale, each with its words, whole', (t) => {
    for (const kind of kinds) {
      const found = illustration(rehearsed(), kind, t);
      expect(found?.picture.lang).toBe(t.locale);
      expect(found?.alt).not.toMatch(/undefined|\[object|picture\./u);
      expect(found?.alt.length).toBeLessThan(1024);
    }
    expect(pictureOf(rehearsed(), 'words', t).words).toHaveLength(cast.people.length);
  });
});
