import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadTemplates } from '../../../src/template/files/read-templates.ts';
import type { Board, StepOf, Template } from '../../../src/template/domain/template.ts';
import { setSpaces } from '../../../src/kernel/typography.ts';

const enCommun = shipped('en-commun');
const tenMinutes = shipped('dix-minutes');

function shipped(id: string): Template {
  const loaded = loadTemplates([fileURLToPath(new URL('../../../src/templates', import.meta.url))]);
  const found = loaded.ok ? loaded.value.find((template) => template.id === id) : undefined;
  if (found === undefined) throw new Error(`${id} does not load`);
  return found;
}

function stepsOf<K extends 'debrief' | 'poll' | 'acknowledgement' | 'goRound' | 'cards'>(
  template: Template,
  kind: K,
): StepOf<K>[] {
  return template.steps.filter((step): step is StepOf<K> => step.kind === kind);
}

function boardsOf(template: Template): Board[] {
  return [
    ...template.pillars.map(({ board }) => board),
    ...template.exercises.flatMap(({ boards }) => boards),
    ...stepsOf(template, 'debrief').map(({ board }) => board),
  ];
}

function namesIn(template: Template): string[] {
  return [
    ...template.steps.map(({ id }) => id),
    ...template.exercises.map(({ id }) => id),
    ...boardsOf(template).map(({ id }) => id),
  ];
}

const exercise = (id: string) => {
  const found = enCommun.exercises.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const labels = (board: Board) =>
  board.forms.map(({ fields }) => fields.map(({ label }) => label['fr']));
const questions = (board: Board | undefined) =>
  board?.forms.flatMap(({ fields }) => fields.map(({ question }) => question?.['fr']));

describe('the workshop “en-commun”, as its authors ran it', () => {
  it('credits both Projet collectif and femProcomuns', () => {
    const credits = enCommun.credits.map(({ fr }) => fr).join(' ');
    expect(credits).toContain('Projet collectif (Québec)');
    expect(credits).toContain('femProcomuns (Barcelone)');
    expect(enCommun.organiser).toBe('Projet collectif');
  });

  it('goes through its steps in the order of the day', () => {
    expect(enCommun.steps.map(({ id }) => id)).toEqual([
      'accueil',
      'deroulement',
      'tour-de-table',
      'projet-collectif',
      'pourquoi',
      'modele',
      'communaute',
      'coproduction',
      'ressources',
      'partage',
      'cogouvernance',
      'vision',
      'intention',
      'exercice-1',
      'retour-1',
      'pause',
      'exercice-2',
      'exercice-3',
      'retour-3',
      'sondage',
      'retour-final',
      'prochaines-etapes',
      'invitations',
    ]);
  });

  it('has the three durations of the source, 30, 10 and 30 minutes, and no others', () => {
    const durations = enCommun.steps.map((step) => step.minutes);
    expect(durations.filter((minutes) => minutes !== undefined)).toEqual([30, 10, 30]);
  });

  it('acknowledges each territory in a sentence, gives four reasons, and a link without an address', () => {
    const [welcome] = stepsOf(enCommun, 'acknowledgement');
    const groups = welcome?.cards.flatMap((card) => card.groups) ?? [];
    expect(welcome?.territories.map(({ fr }) => fr)).toEqual([
      expect.stringContaining("Kanien'kehá:ka, ainsi que sur le territoire abénakis."),
      expect.stringContaining('omàmiwinini ou Algonquin.'),
    ]);
    expect(groups.flatMap(({ bullets }) => bullets)).toHaveLength(4);
    expect(groups.flatMap(({ link }) => (link === undefined ? [] : [link]))).toEqual([
      { label: expect.objectContaining({ fr: expect.stringMatching(/^Nations autochtones/u) }) },
    ]);
  });

  it('asks for the relation to En commun in one word, then passes the stick', () => {
    const [round] = stepsOf(enCommun, 'goRound');
    expect(round?.relation['fr']).toBe('Ma relation à En commun (1 mot)');
    expect(round?.invitation['fr']).toBe(
      'Mon nom, mon organisation, ma relation à En commun en un mot, et je passe le bâton de parole à…',
    );
  });

  it('has the prompts of the five pillars, one field each', () => {
    const asked = enCommun.pillars.map(({ id, board }) => [id, questions(board)?.length]);
    expect(asked).toEqual([
      ['community', 3],
      ['coproduction', 3],
      ['resources', 2],
      ['sharing', 1],
      ['cogovernance', 6],
    ]);
    const all = enCommun.pillars.flatMap(({ board }) => questions(board) ?? []);
    expect(all).toContain(setSpaces('À quels défis ou besoins le projet répond-il ?', 'fr'));
    expect(all).toContain(
      setSpaces('Y a-t-il de l’intercoopération ? Avec qui ? Selon quelles relations ?', 'fr'),
    );
    expect(enCommun.pillars.find(({ id }) => id === 'cogovernance')?.board.forms).toHaveLength(2);
  });

  it('draws the three circles of exercise 1', () => {
    const { boards } = exercise('exercice-1');
    expect(boards.map(({ label, title, circle }) => [label, title['fr'], circle])).toEqual([
      ['1.1', 'Communauté mobilisée', 'mobilised'],
      ['1.2', 'Communauté mobilisable', 'mobilisable'],
      ['1.3', 'Communauté sensible', 'sensible'],
    ]);
    expect(boards.map(labels)).toEqual([
      [
        ['Nom', 'Motivations', 'Contributions'],
        ['Organisation', 'Motivations', 'Contributions'],
      ],
      [['Organisations de votre réseau', 'Motivations', 'Contributions']],
      [['Milieu, secteur, territoire', 'Motivations', 'Contributions']],
    ]);
    expect(boards[0]?.forms.map((form) => form.as)).toEqual(['person', 'organisation']);
  });

  it('describes the current governance and what is shared in exercise 2', () => {
    const { boards } = exercise('exercice-2');
    expect(boards.map(({ label, title }) => [label, title['fr']])).toEqual([
      ['2.1', 'Modèle de gouvernance actuel'],
      [undefined, 'Ce qu’on partage'],
    ]);
    expect(boards.map(({ forms }) => forms.map(({ fields }) => fields.length))).toEqual([
      [4, 4],
      [4],
    ]);
  });

  it('makes exercise 3 a grid of 32 cells: four scenarios, for 1 and for 50, four fields', () => {
    const { boards } = exercise('exercice-3');
    expect(boards.map(({ label, title }) => [label, title['fr']])).toEqual([
      ['3.3', 'Je veux documenter ma pratique'],
      ['3.2', 'Je veux créer une communauté'],
      ['3.1', 'Je veux documenter un évènement'],
      ['3.0', 'Je veux documenter un carnet de veille'],
    ]);
    for (const { forms } of boards) expect(forms.map(({ scale }) => scale)).toEqual([1, 50]);
    const cells = boards.flatMap(labels);
    expect(cells.flat()).toHaveLength(32);
    for (const fields of cells) expect(fields).toEqual(['Flux', 'Actions', 'Outils', 'Freins']);
  });

  it('asks the same four questions after exercises 1 and 3, with a different first one at the end', () => {
    const [first, third, last] = stepsOf(enCommun, 'debrief').map(({ board }) => questions(board));
    const common = [
      setSpaces('Qu’est-ce qui a résonné ?', 'fr'),
      setSpaces('Qu’est-ce qui vous questionne ?', 'fr'),
      setSpaces('Qu’est-ce qui vous donne des idées ?', 'fr'),
    ];
    expect(first).toEqual([
      setSpaces('Quelles sont les grandes idées qui ont émergé ?', 'fr'),
      ...common,
    ]);
    expect(third).toEqual(first);
    expect(last).toEqual([setSpaces('Comment avez-vous apprécié l’expérience ?', 'fr'), ...common]);
  });

  it('offers the seven options of the optional poll', () => {
    const [poll] = stepsOf(enCommun, 'poll');
    expect(poll?.optional).toBe(true);
    expect(poll?.options.map(({ label }) => label['fr'])).toEqual([
      'Foire aux questions',
      'Mode d’emploi Passerelles',
      'Mode d’emploi Praxis',
      'Discussion – Soutien en commun',
      'Demander une présentation',
      'Participer à un Praxithon',
      'Contacter directement quelqu’un',
    ]);
  });

  it('keeps the next steps and the invitations for the summary', () => {
    const kept = stepsOf(enCommun, 'cards').filter(({ inSummary }) => inSummary);
    expect(kept.map(({ id }) => id)).toEqual(['prochaines-etapes', 'invitations']);
  });

  it('has none of the source’s typos, nor its dead pads', () => {
    const text = JSON.stringify(enCommun);
    for (const slip of [
      'En communs',
      'émergées',
      'résoudre à',
      'un leg)',
      'répllication',
      'Abenakis',
    ])
      expect(text).not.toContain(slip);
    expect(text).not.toMatch(/framapad/iu);
    expect(text).not.toMatch(/femProcomun\b/u);
  });
});

describe('the workshop “dix-minutes”', () => {
  it('gives ten minutes to each of the five pillars', () => {
    const pillars = tenMinutes.steps.filter(({ kind }) => kind === 'pillar');
    expect(pillars.map(({ minutes }) => minutes)).toEqual([10, 10, 10, 10, 10]);
  });

  it('shares no step, exercise or board name with the other workshop', () => {
    const taken = new Set(namesIn(enCommun));
    expect(namesIn(tenMinutes).filter((name) => taken.has(name))).toEqual([]);
  });
});

describe.each([
  ['en-commun', enCommun],
  ['dix-minutes', tenMinutes],
])('every text of %s', (_id, template) => {
  it('has its French spaces, and none before punctuation in English', () => {
    const texts = textsOf(template);
    expect(texts.length).toBeGreaterThan(100);
    for (const { fr, en } of texts) {
      expect(fr).not.toMatch(/ [?!;:»]|« /u);
      expect(en).not.toMatch(/\s[?!;:](?!\))|[«»]/u);
    }
  });
});

function textsOf(value: unknown): { fr: string; en: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('fr' in value && 'en' in value) return [{ fr: String(value.fr), en: String(value.en) }];
  return Object.values(value).flatMap(textsOf);
}
