import { type Template } from '../../src/template/domain/template.ts';
import { parseTemplate } from '../../src/template/domain/parse.ts';

const both = (fr: string, en = fr) => ({ fr, en });
const field = (id: string, more: object = {}) => ({ id, label: both(id), ...more });
const form = (id: string, fields: object[], more: object = {}) => ({
  id,
  button: both('Je contribue', 'Contribute'),
  title: both('Tableau', 'Board'),
  fields,
  ...more,
});
const board = (id: string, forms: object[], more: object = {}) => ({
  id,
  title: both(id),
  prompt: both('Quoi ?', 'What?'),
  forms,
  ...more,
});
const pillar = (id: string, of: object) => ({ id, title: both(id), board: of });
const step = (kind: string, id: string, more: object = {}) => ({
  kind,
  id,
  title: both(id),
  short: both(id),
  ...more,
});

const ideas = [field('idee'), field('pourquoi', { max: 20 })];
const cards = [{ groups: [{ text: [both('Bienvenue', 'Welcome')] }] }];
const gift = [field('quoi', { required: true }), field('mot', { oneWord: true })];

/** Scenarios, each for one person, for six and for fifty. */
const scaled = (id: string) =>
  board(id, [
    form('cinquante', [field('idee')], { scale: 50 }),
    form('un', [field('idee')], { scale: 1 }),
    form('six', [field('idee')], { scale: 6 }),
  ]);

/** A workshop with every kind of step, optional ones, and every variety of board. */
export const sampleSource = {
  id: 'exemple',
  title: both('Atelier d’exemple', 'Sample workshop'),
  project: both('le projet', 'the project'),
  organiser: 'Un collectif',
  description: both('Un atelier pour essayer', 'A workshop to try'),
  credits: [both('Personne', 'Nobody')],
  pillars: [
    pillar('sharing', board('traces', [form('libre', ideas)], { anonymous: true })),
    pillar('resources', board('dons', [form('nom', gift)])),
  ],
  exercises: [
    {
      id: 'cercles',
      label: '1',
      title: both('Les cercles', 'The circles'),
      pillars: ['sharing'],
      boards: [
        board('proches', [form('libre', ideas)]),
        board('lointains', [form('libre', ideas), form('groupe', [field('groupe')])]),
      ],
    },
    {
      id: 'futurs',
      label: '2',
      title: both('Les futurs', 'The futures'),
      pillars: ['resources'],
      boards: [scaled('sobre'), scaled('abondant')],
    },
  ],
  steps: [
    step('cards', 'accueil', { cards }),
    step('acknowledgement', 'territoire', { cards, territories: [both('Ici', 'Here')] }),
    step('agenda', 'deroulement'),
    step('goRound', 'tour', {
      minutes: 15,
      invitation: both('Présentez-vous', 'Introduce yourself'),
      relation: both('Un mot', 'One word'),
    }),
    step('pillar', 'partage', { pillar: 'sharing' }),
    step('exercise', 'exercice-1', { exercise: 'cercles', minutes: 20 }),
    step('debrief', 'retour', { minutes: 5, board: board('retours', [form('libre', ideas)]) }),
    step('break', 'pause', { minutes: 10, optional: true }),
    step('exercise', 'exercice-2', { exercise: 'futurs', optional: true }),
    step('poll', 'sondage', {
      question: both('Lesquels ?', 'Which?'),
      options: [
        { id: 'faq', label: both('La foire', 'FAQ') },
        { id: 'pair', label: both('Un pair', 'A peer') },
      ],
    }),
    step('cards', 'au-revoir', { cards, inSummary: true }),
  ],
};

function templateOf(source: unknown): Template {
  const parsed = parseTemplate(source);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.message);
}

export const sampleTemplate: Template = templateOf(sampleSource);
