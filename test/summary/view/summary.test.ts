import { describe, expect, it } from 'vitest';
import type { PollState } from '../../../src/poll/domain/state.ts';
import { summarise } from '../../../src/summary/domain/summary.ts';
import { type Template } from '../../../src/template/domain/template.ts';
import { parseTemplate } from '../../../src/template/domain/parse.ts';
import { blockCost, pageRoom } from '../../../src/kernel/view/split.ts';
import { summaryViews } from '../../../src/summary/view/post.ts';
import type { Block } from '../../../src/kernel/view/view.ts';
import { plainView } from '../../support/plain-view.ts';
import { sceneTemplate } from '../../support/scene-template.ts';
import { allOpen, en, fr, now, pollWith, Stage } from '../../support/scenes.ts';

const rawViews = (
  stage: Stage,
  polls: readonly PollState[] = [],
  t = fr,
  attributionOptOuts: readonly string[] = [],
) => summaryViews(stage.scene(t), summarise(stage.workshop, polls, attributionOptOuts));
const views = (...given: Parameters<typeof rawViews>) => rawViews(...given).map(plainView);
const summaryText = (...given: Parameters<typeof views>) => views(...given).join('\n\n');
const quotesIn = (view: string) => view.split('\n').filter((line) => line.startsWith('> ')).length;
const inThread =
  '(La suite, section par section, est dans le fil ci-dessous. Pour lire ou garder le bilan, ouvrez la page (.html) ; pour le reprendre ailleurs, le texte (.md) ou les données (.json).)';
const mark = (stage: Stage) => stage.by('ana', { type: 'markContribution', id: stage.last.id });

describe('the summary of a workshop', () => {
  it('in which nothing happened says little: what comes next, and who facilitated', () => {
    expect(summaryText(new Stage())).toBe(
      [
        `# Bilan : Au verger\n(Coop du Grand Jardin · <date ${now}>)\n*0 personne · 0 contribution*\n${inThread}`,
        '## La suite\nOn se revoit en mai.\nÀ l’animation : @ana.\n(Refaire cet atelier chez vous : Palabre est un logiciel libre. Installez-le et choisissez « Le verger commun » ; s’il n’est pas dans la liste, demandez son fichier à la personne qui l’a animé.)',
      ].join('\n\n'),
    );
  });

  it('begins its thread with what was done, and links to the threads that have everything', () => {
    const stage = new Stage().at('tour').introduce('ana', 'racine').introduce('nour', 'puits');
    stage
      .by('ana', { type: 'openPillar', pillar: 'community' })
      .open('thread:gens', '201')
      .write('nour', 'gens', { idee: 'Un.' })
      .by('ana', { type: 'startExercise', exercise: 'cercles' });
    const [first, next] = views(stage, [pollWith({ votes: [['a', 'b']] })]);
    expect(first).toBe(
      [
        '# Bilan : Au verger',
        `(Coop du Grand Jardin · <date ${now}>)`,
        '*3 personnes · 1 contribution · 1 vote*',
        inThread,
      ].join('\n'),
    );
    expect(next).toBe(
      [
        '- *Tour de table* : 2 personnes se sont présentées',
        '- *Piliers* : #201 (1)',
        '- *Les cercles* : 1.1 Proches (0) · 1.2 Loin (0)',
        '- *Vote* : Quels outils ?',
        '*En un mot :* *racine* · *puits*',
      ].join('\n'),
    );
    expect(views(stage, [], en)[0]).toContain('*2 people · 1 contribution*');
    expect(views(stage, [], en)[1]).toContain('- *Go-round*: 2 people introduced themselves');
  });

  it('opens with the facilitator’s foreword, signed', () => {
    const stage = new Stage().by('ana', { type: 'setForeword', text: 'Merci à vous !\nÀ mai.' });
    expect(views(stage)[0]).toContain('Merci à vous !\nÀ mai.\n(Le mot de @ana, à l’animation)');
    expect(views(stage, [], en)[0]).toContain('(A note from @ana, facilitator)');
  });

  it('has the highlighted ideas first, with where they come from', () => {
    const stage = allOpen().open('thread:gens', '201');
    mark(stage.write('nour', 'gens', { idee: 'Un puits.', pourquoi: 'La soif.' }));
    mark(stage.write('louis', 'gens', { idee: 'Un banc.' }, { anonymous: true }));
    expect(views(stage)[0]).toContain('2 contributions · 2 grandes idées');
    expect(views(stage)[0]).toContain(
      [
        '## ⭐ Les grandes idées',
        '> Idée : Un puits. / Pourquoi : La soif. — @nour · #201',
        '> Un banc. — anonyme · #201',
      ].join('\n'),
    );
    expect(summaryText(stage)).not.toContain('louis');
    expect(views(stage, [], en)[0]).toContain('## ⭐ The main ideas');
  });

  it('does not mention what was never opened', () => {
    expect(summaryText(new Stage())).not.toContain('Les gens');
  });

  it('says that a board nobody wrote on stays open', () => {
    expect(summaryText(allOpen())).toContain(
      '## 🤝 Les gens\nPersonne n’a répondu : la question reste ouverte.',
    );
  });
});

describe('the voices of a board', () => {
  it('are three, by different people first, and say how many more there are and where', () => {
    const stage = allOpen().open('thread:gens', '201');
    for (const idee of ['Un.', 'Deux.', 'Trois.']) stage.write('nour', 'gens', { idee });
    stage.write('louis', 'gens', { idee: 'Quatre.' }).write('zoe', 'gens', { idee: 'Cinq.' });
    expect(summaryText(stage)).toContain(
      [
        '## 🤝 Les gens',
        '> Un. — @nour',
        '> Quatre. — @louis',
        '> Cinq. — @zoe',
        '(… et 2 autres réponses #201)',
      ].join('\n'),
    );
  });

  it('leave room for what was not among the ideas already', () => {
    const stage = allOpen();
    mark(stage.write('nour', 'gens', { idee: 'Retenue.' }));
    for (const who of ['louis', 'zoe', 'kim']) stage.write(who, 'gens', { idee: `${who}.` });
    const section = summaryText(stage).split('## 🤝 Les gens')[1]?.split('---')[0] ?? '';
    expect(section).not.toContain('Retenue.');
    expect(section).toContain('(… et 1 autre réponse)');
  });

  it('name no anonymous author, and count each such voice as one', () => {
    const stage = allOpen();
    for (const idee of ['Un.', 'Deux.']) stage.write('nour', 'gens', { idee }, { anonymous: true });
    stage.write('nour', 'gens', { idee: 'Trois.' }).write('nour', 'gens', { idee: 'Quatre.' });
    expect(summaryText(stage)).toContain(
      '> Un. — anonyme\n> Deux. — anonyme\n> Trois. — @nour\n(… et 1 autre réponse)',
    );
  });

  it('keep a list that somebody wrote on one line', () => {
    const stage = allOpen().write('nour', 'gens', { idee: '- un puits\n- un banc\r\n\n* un four' });
    expect(summaryText(stage)).toContain('> un puits · un banc · un four — @nour');
  });

  it('share the room: what a short answer does not use goes to a long one', () => {
    const stage = allOpen().write('nour', 'gens', {
      idee: 'Court.',
      pourquoi: `${'mot '.repeat(90)}fin`,
    });
    const line =
      summaryText(stage)
        .split('\n')
        .find((each) => each.startsWith('> Idée : Court.')) ?? '';
    expect(line.length).toBeGreaterThan(240);
    expect(line.length).toBeLessThan(320);
    expect(line).toContain('…');
  });
});

const both = (text: string) => ({ fr: text, en: `${text} (en)` });

/** The scene's own template, with a pillar that asks two questions and an exercise in circles. */
const asking: Template = (() => {
  const field = (id: string) => ({ id, label: both(id), question: both(`Et ${id} ?`) });
  const ring = (id: string, circle: string) => ({
    id,
    title: both(id),
    prompt: both('Qui ?'),
    circle,
    forms: [
      {
        id: 'libre',
        button: both('Je nomme'),
        title: both('Nommer'),
        subject: 'nom',
        fields: [
          { id: 'nom', label: both('Nom'), required: true },
          { id: 'elan', label: both('Élan') },
        ],
      },
    ],
  });
  const { pillars, exercises, ...rest } = sceneTemplate;
  const [pillar] = pillars;
  const [first, second] = exercises;
  if (pillar === undefined || first === undefined || second === undefined) throw new Error('scene');
  const forms = [
    {
      id: 'libre',
      button: both('Je réponds'),
      title: both('Répondre'),
      fields: [field('qui'), field('quand')],
    },
  ];
  const parsed = parseTemplate({
    ...rest,
    pillars: [{ ...pillar, board: { ...pillar.board, forms } }],
    exercises: [
      { ...first, boards: [ring('loin', 'sensible'), ring('coeur', 'mobilised')] },
      second,
    ],
  });
  if (!parsed.success) throw new Error(parsed.error.message);
  return parsed.data;
})();
const askingStage = () => allOpen(new Stage(asking));

describe('a pillar that asks several questions', () => {
  it('is summarised by question, with two voices each; then what was said besides', () => {
    const stage = askingStage().open('thread:gens', '201');
    stage.write('nour', 'gens', { qui: 'Nous.', quand: 'Mardi.' });
    for (const who of ['louis', 'zoe']) stage.write(who, 'gens', { qui: `${who}.` });
    stage.collect('kim', 'gens', 'Et le chat ?');
    expect(summaryText(stage)).toContain(
      [
        '> *Et qui ?*',
        '> Nous. — @nour',
        '> louis. — @louis',
        '> *Et quand ?*',
        '> Mardi. — @nour',
        '> *Et aussi*',
        '> Et le chat ? — @kim',
        '(… et 1 autre réponse #201)',
      ].join('\n'),
    );
  });

  it('leaves what nobody answered to the end', () => {
    const stage = askingStage().write('nour', 'gens', { qui: 'Nous.' });
    const section = summaryText(stage).split('## 🤝 Les gens')[1]?.split('## ')[0];
    expect(section).not.toContain('Et quand ?');
    expect(summaryText(stage)).toContain('- *Les gens* : Et quand ?');
  });
});

describe('an exercise in circles', () => {
  it('goes from the core outwards: who is there, and what motivates them', () => {
    const stage = askingStage()
      .write('nour', 'coeur', { nom: 'Coop A', elan: 'L’entraide.' })
      .write('louis', 'coeur', { nom: 'Le four' })
      .write('louis', 'coeur', { nom: 'coop a', elan: 'Autre chose.' });
    expect(summaryText(stage)).toContain(
      [
        '## 🤝 Les cercles',
        '*◉ coeur (2 noms)*',
        '- *Coop A* : L’entraide.\n- *Le four*',
        '---',
        '*○ loin*',
        'Personne n’a répondu : la question reste ouverte.',
      ].join('\n'),
    );
  });

  it('lists the other names, then counts them, with a link to their thread', () => {
    const stage = askingStage().open('thread:coeur', '202');
    for (let n = 1; n <= 20; n += 1) stage.write('nour', 'coeur', { nom: `Coop ${n}` });
    stage.collect('kim', 'coeur', 'Et nous ?');
    const text = summaryText(stage);
    expect(text).toContain('- *Coop 6*\n- Et nous ? — @kim\n(Aussi : Coop 7, Coop 8,');
    expect(text).toContain('Coop 18 et 2 autres #202)');
    expect(text).not.toContain('Coop 19');
  });
});

describe('an exercise for 1 and for 50', () => {
  it('has a voice for each scale, what belongs to none, and where to find the rest', () => {
    const stage = allOpen()
      .open('thread:sobre', '203')
      .write('nour', 'sobre', { idee: 'Un puits.', pourquoi: 'Soif.' }, { form: 'cinquante' })
      .write('louis', 'sobre', { idee: 'Deux puits.' }, { form: 'cinquante' })
      .collect('zoe', 'sobre', 'Et le vent ?');
    expect(summaryText(stage)).toContain(
      [
        '## 🌱 Les futurs',
        '*Sobriété*',
        '- *Pour 50* – Idée : Un puits. / Pourquoi : Soif. — @nour',
        '- Et le vent ? — @zoe',
        '(… et 1 autre réponse #203)',
        '- *Pour 1* – Personne n’a répondu : la question reste ouverte.',
      ].join('\n'),
    );
    expect(summaryText(stage, [], en)).toContain(
      '- *For 50* – Idea: Un puits. / Why: Soif. — @nour',
    );
  });
});

describe('the end of the summary', () => {
  it('has the figures of each poll, with the star in the right place', () => {
    const poll = pollWith({
      votes: [
        ['a', 'b'],
        ['a', 'b'],
      ],
    });
    expect(summaryText(new Stage(), [poll])).toContain(
      [
        '## Quels outils ?',
        '★ Contacter quelqu’un 2 100%',
        '  Le mode d’emploi (+2) 0%',
        '  Un praxithon 0 0%',
        '(Entre parenthèses, et moins vif dans la barre : les « si nécessaire ».)',
        '(2 votant·e·s)',
      ].join('\n'),
    );
  });

  it('lists what nobody answered, with links to it', () => {
    const stage = allOpen()
      .open('thread:gens', '201')
      .write('nour', 'gens', { idee: 'Un.' })
      .write('nour', 'riche', { idee: 'Deux.' }, { form: 'cinquante' });
    const text = summaryText(stage);
    expect(text).toContain('## Ce qui reste ouvert\n- #201 : Pourquoi est-ce important ?\n');
    expect(text).toContain('- *Sobriété* : personne n’a répondu');
    expect(text).toContain('- *Abondance* : pour 1 · Pourquoi est-ce important ?');
    expect(summaryText(stage, [], en)).toContain('- *Plenty*: for 1 · Why does it matter?');
  });

  it('takes a message collected under a board for the answer to the only question it asks', () => {
    const stage = allOpen().by('nour', {
      type: 'collect',
      board: 'gens',
      source: 'm1',
      author: { id: 'nour', name: 'Nour' },
      words: 'Parce qu’on s’y retrouve.',
    });
    expect(summaryText(stage)).not.toContain('- *Les gens* : ');
    const unsaid = allOpen().write('nour', 'gens', { idee: 'Un.' });
    expect(summaryText(unsaid)).toContain('- *Les gens* : Pourquoi est-ce important ?');
  });

  it('thanks participants and facilitators by name', () => {
    const stage = new Stage().by('nour', { type: 'join' }).by('louis', { type: 'join' });
    stage.by('ana', { type: 'join' });
    expect(views(stage).at(-1)).toContain('Merci à @nour et @louis. À l’animation : @ana.');
    expect(views(stage, [], en).at(-1)).toContain(
      'Thank you, @nour and @louis. Facilitated by @ana.',
    );
  });

  it('names nobody who asked not to be, and thanks everyone if nobody else is left', () => {
    const stage = allOpen()
      .by('ana', { type: 'setForeword', text: 'Merci à vous !' })
      .write('nour', 'gens', { idee: 'Un banc.' })
      .write('louis', 'gens', { idee: 'Un puits.' });
    const some = summaryText(stage, [], fr, ['nour', 'ana']);
    expect(some).toContain('> Un banc. — anonyme\n> Un puits. — @louis');
    expect(some).toContain('Merci à vous !\n(Le mot de l’animation)');
    expect(some).toContain('Merci à @louis.');
    expect(some).not.toMatch(/@(?:nour|ana)|À l’animation/u);
    expect(summaryText(stage, [], fr, ['nour', 'ana', 'louis'])).toContain(
      'Merci à tout le monde.',
    );
    expect(summaryText(stage, [], en, ['nour', 'ana', 'louis'])).toContain('Thank you, everyone.');
  });

  it('also thanks the rest of a crowd', () => {
    const stage = new Stage();
    for (let n = 1; n <= 75; n += 1) stage.by(`p${n}`, { type: 'join' });
    expect(views(stage).at(-1)).toContain('@p60 … et 15 autres.');
  });
});

const cost = (blocks: readonly Block[]) => blocks.reduce((sum, block) => sum + blockCost(block), 0);

describe('the messages of the summary', () => {
  it('are one for the pillars, one per exercise, one for the debriefs, one for what comes next', () => {
    const poll = pollWith({ votes: [['a', 'b']] });
    expect(views(allOpen(), [poll]).map((view) => view.split('\n')[0])).toEqual([
      '# Bilan : Au verger',
      '- *Piliers* : Communauté (0)',
      '## 🤝 Les gens',
      '## 🤝 Les cercles',
      '## 🌱 Les futurs',
      '## Retour',
      '## Quels outils ?',
    ]);
  });

  it('are split between sections rather than within one, if a section would not fit', () => {
    const stage = allOpen();
    for (let n = 0; n < 15; n += 1)
      mark(stage.write('nour', 'gens', { idee: `${n} ${'x'.repeat(400)}` }));
    const [first = '', second = ''] = views(stage);
    expect(first.split('\n')[0]).toBe('# Bilan : Au verger');
    expect(second).toContain('\n## ⭐ Les grandes idées\n');
    expect([quotesIn(first) > 5, quotesIn(first) + quotesIn(second)]).toEqual([true, 15]);
  });

  it('stay within the limits of a message, whatever is written', () => {
    const stage = allOpen();
    for (const board of ['gens', 'loin', 'retours'])
      for (let n = 0; n < 12; n += 1)
        stage.write(`p${n}`, board, { idee: '*_~'.repeat(300), pourquoi: 'w'.repeat(900) });
    const sizes = rawViews(stage).map(({ blocks }) => [cost(blocks), blocks.length] as const);
    for (const [characters, blocks] of sizes) {
      expect(characters).toBeLessThanOrEqual(pageRoom.characters);
      expect(blocks).toBeLessThanOrEqual(pageRoom.blocks);
    }
  });

  it('have a picture under its title, which it does not repeat, and that of the first at its end', () => {
    const stage = allOpen();
    const poll = { kind: 'poll', lang: 'fr', question: 'Son titre' } as const;
    const words = { sum: '', yes: '', ifNeedBe: '', no: '', blank: '', voters: '', rule: '' };
    const picture = { ...poll, options: [], voters: [], voterCount: 0, words };
    const views = summaryViews(stage.scene(), summarise(stage.workshop, [], []), (section) =>
      section === 'exercise:cercles' || section === 'pillars'
        ? [{ kind: 'picture', picture, alt: `dessin de ${section}` }]
        : [],
    );
    const drawn = views.map(plainView);
    const titles = views
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) =>
        block.kind === 'picture' && block.picture.kind === 'poll' ? [block.picture.question] : [],
      );
    expect(titles).toEqual(['Son titre', '']);
    expect(drawn.join('\n')).toContain('## 🤝 Les cercles\n[image: dessin de exercise:cercles]\n');
    expect(drawn[0]).toContain('\n[image: dessin de pillars]\n(La suite');
  });
});
