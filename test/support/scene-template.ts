import { type Template } from '../../src/template/domain/template.ts';
import { parseTemplate } from '../../src/template/domain/parse.ts';

const both = (fr: string, en: string) => ({ fr, en });
const idea = { id: 'idee', label: both('Idée', 'Idea') };
const why = {
  id: 'pourquoi',
  label: both('Pourquoi', 'Why'),
  question: both('Pourquoi est-ce important ?', 'Why does it matter?'),
  hints: [both('pour vous', 'to you'), both('pour le groupe', 'to the group')],
};
const write = both('Je contribue', 'Contribute');

const form = (id: string, more: object = {}) => ({
  id,
  button: write,
  title: both('Mon idée', 'My idea'),
  fields: [idea, why],
  ...more,
});

const step = (kind: string, id: string, fr: string, en: string, more: object = {}) => ({
  kind,
  id,
  title: both(fr, en),
  short: both(fr, en),
  ...more,
});

const words = (fr: string, en: string) => [{ groups: [{ text: [both(fr, en)] }] }];

const scaled = (id: string, fr: string, en: string) => ({
  id,
  title: both(fr, en),
  prompt: both('Que se passe-t-il ?', 'What happens?'),
  forms: [
    form('un', { button: both('Pour 1', 'For 1'), scale: 1 }),
    form('cinquante', { button: both('Pour 50', 'For 50'), scale: 50 }),
    form('libre'),
  ],
});

const source = {
  id: 'verger',
  title: both('Le verger commun', 'The common orchard'),
  project: both('le verger', 'the orchard'),
  organiser: 'Coop du Grand Jardin',
  description: both('Un atelier au verger', 'A workshop in the orchard'),
  credits: [both('D’après un modèle', 'After a model')],
  pillars: [
    {
      id: 'community',
      title: both('Communauté', 'Community'),
      intro: [both('Les gens **du verger**.', 'The people **of the orchard**.')],
      board: {
        id: 'gens',
        title: both('Les gens', 'The people'),
        prompt: both('Qui vient ?', 'Who comes?'),
        anonymous: true,
        forms: [form('libre')],
      },
    },
  ],
  exercises: [
    {
      id: 'cercles',
      label: '1',
      title: both('Les cercles', 'The circles'),
      pillars: ['community'],
      prompts: [both('Qui manque ?', 'Who is missing?')],
      boards: [
        {
          id: 'proches',
          label: '1.1',
          title: both('Proches', 'Near'),
          prompt: both('Qui est proche ?', 'Who is near?'),
          forms: [
            form('personne', {
              subject: 'nom',
              fields: [{ id: 'nom', label: both('Nom', 'Name'), kind: 'short' }, idea],
            }),
          ],
        },
        {
          id: 'loin',
          label: '1.2',
          title: both('Loin', 'Far'),
          prompt: both('Qui est loin ?', 'Who is far?'),
          forms: [form('libre')],
        },
      ],
    },
    {
      id: 'futurs',
      label: '2',
      title: both('Les futurs', 'The futures'),
      pillars: ['sharing'],
      boards: [scaled('sobre', 'Sobriété', 'Sobriety'), scaled('riche', 'Abondance', 'Plenty')],
    },
  ],
  steps: [
    step('cards', 'accueil', 'Accueil', 'Welcome', {
      cards: words('Bienvenue au **verger**.', 'Welcome to the **orchard**.'),
    }),
    step('acknowledgement', 'terres', 'Territoires', 'Territories', {
      territories: [both('Nous sommes ici.', 'We are here.')],
      cards: words('Merci.', 'Thank you.'),
    }),
    step('agenda', 'deroulement', 'Déroulement', 'Agenda'),
    step('goRound', 'tour', 'Tour de table', 'Go-round', {
      minutes: 15,
      invitation: both('Mon nom, et un mot.', 'My name, and a word.'),
      relation: both('Mon lien en un mot', 'My bond in a word'),
    }),
    step('pillar', 'pilier', 'Communauté', 'Community', { pillar: 'community' }),
    step('exercise', 'exercice', 'Les cercles', 'The circles', {
      exercise: 'cercles',
      minutes: 20,
    }),
    step('debrief', 'retour', 'Retour', 'Debrief', {
      board: {
        id: 'retours',
        title: both('Retour', 'Debrief'),
        prompt: both('Qu’en reste-t-il ?', 'What stays with you?'),
        forms: [form('libre')],
      },
    }),
    step('break', 'pause', 'Pause', 'Break', { minutes: 10, optional: true }),
    step('exercise', 'scenarios', 'Les futurs', 'The futures', { exercise: 'futurs' }),
    step('poll', 'vote', 'Le vote', 'The vote', {
      question: both('Quels outils ?', 'Which tools?'),
      options: [
        { id: 'a', label: both('Contacter quelqu’un', 'Contact someone') },
        { id: 'b', label: both('Le mode d’emploi', 'The manual') },
        { id: 'c', label: both('Un praxithon', 'A praxithon') },
      ],
    }),
    step('cards', 'suite', 'La suite', 'What’s next', {
      inSummary: true,
      cards: words('On se revoit en mai.', 'See you in May.'),
    }),
  ],
};

const parsed = parseTemplate(source);
if (!parsed.success) throw new Error(parsed.error.message);

/** A workshop with every kind of step, and every kind of board: subject, scales, anonymous. */
export const sceneTemplate: Template = parsed.data;
