import { type Template } from '../../src/template/domain/template.ts';
import { parseTemplate } from '../../src/template/domain/parse.ts';

const both = (fr: string, en: string) => ({ fr, en });

/** One form with one field, all that most boards here need. */
const form = (id: string, fields: readonly object[]) => ({
  id,
  button: both(`J’écris (${id})`, `I’ll write (${id})`),
  title: both(`Écrire (${id})`, `Write (${id})`),
  fields,
});
const idea = { id: 'idea', label: both('Idée', 'Idea') };
const word = { id: 'word', label: both('Mot', 'Word'), kind: 'short', oneWord: true, max: 20 };
const needed = { id: 'needed', label: both('Besoin', 'Need'), required: true, max: 40 };

const particulars: Readonly<Record<string, object>> = {
  goRound: {
    invitation: both('Mon nom, et un mot.', 'My name, and a word.'),
    relation: both('Mon lien en un mot', 'My bond in a word'),
  },
  exercise: { exercise: 'needs' },
  poll: {
    question: both('Quel outil ?', 'Which tool?'),
    options: [
      { id: 'pad', label: both('Un pad', 'A pad') },
      { id: 'wiki', label: both('Un wiki', 'A wiki') },
    ],
  },
};

/** As a file says it. */
export const smallSource = {
  id: 'small',
  title: both('Petit atelier', 'Small workshop'),
  project: both('le jardin', 'the garden'),
  organiser: 'Le collectif',
  description: both('Court', 'Short'),
  credits: [both('Nous', 'Us')],
  pillars: [
    {
      id: 'community',
      title: both('Communauté', 'Community'),
      board: {
        id: 'people',
        title: both('Les gens', 'The people'),
        prompt: both('Qui est là ?', 'Who is here?'),
        anonymous: true,
        forms: [form('answer', [idea])],
      },
    },
  ],
  exercises: [
    {
      id: 'needs',
      label: '1',
      title: both('Les besoins', 'The needs'),
      pillars: ['community'],
      boards: [
        {
          id: 'signed',
          label: '1.1',
          title: both('Signé', 'Signed'),
          prompt: both('De quoi a-t-on besoin ?', 'What do we need?'),
          forms: [form('one', [needed, word]), form('many', [idea])],
        },
      ],
    },
  ],
  steps: [
    { id: 'go-round', kind: 'goRound', title: both('Tour de table', 'Go-round') },
    { id: 'pillar', kind: 'pillar', title: both('Le pilier', 'The pillar'), pillar: 'community' },
    { id: 'pause', kind: 'break', title: both('Pause', 'Break'), minutes: 10, optional: true },
    { id: 'exercise', kind: 'exercise', title: both('L’exercice', 'The exercise'), minutes: 30 },
    { id: 'vote', kind: 'poll', title: both('Le vote', 'The vote') },
  ].map((step) => ({ ...step, short: step.title, ...particulars[step.kind] })),
};

/** A workshop of five steps, one of each kind: go-round, pillar, break, exercise, poll. */
export const smallTemplate: Template = parseTemplate(smallSource).data ?? failed();

function failed(): never {
  throw new Error('The small template has a mistake.');
}
