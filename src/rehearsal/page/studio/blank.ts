import type { Locale } from '../../../kernel/text.ts';
import type { Draft } from './protocol.ts';

/** What a blank workshop says until somebody says it better: it can be played as it is. */
const words: Readonly<
  Record<
    Locale,
    Record<
      | 'title'
      | 'about'
      | 'credits'
      | 'welcome'
      | 'hello'
      | 'goRound'
      | 'invitation'
      | 'word'
      | 'board'
      | 'prompt'
      | 'add'
      | 'idea',
      string
    >
  >
> = {
  fr: {
    title: 'Mon atelier',
    about: 'Un atelier de notre groupe',
    credits: 'Atelier écrit par notre groupe.',
    welcome: 'Bienvenue',
    hello: 'Bienvenue à cet atelier.',
    goRound: 'Tour de table',
    invitation: 'Mon nom, mon organisation, et un mot.',
    word: 'Mon mot du jour',
    board: 'Nos idées',
    prompt: 'Qu’est-ce qui compte pour nous ?',
    add: 'J’ajoute une idée',
    idea: 'Mon idée',
  },
  en: {
    title: 'My workshop',
    about: 'A workshop of our group',
    credits: 'Workshop written by our group.',
    welcome: 'Welcome',
    hello: 'Welcome to this workshop.',
    goRound: 'Go-round',
    invitation: 'My name, my organization, and a word.',
    word: 'My word of the day',
    board: 'Our ideas',
    prompt: 'What matters to us?',
    add: 'I’ll add an idea',
    idea: 'My idea',
  },
  ca: {
    title: 'El meu taller',
    about: 'Un taller del nostre grup',
    credits: 'Taller escrit pel nostre grup.',
    welcome: 'Benvinguda',
    hello: 'Us donem la benvinguda a aquest taller.',
    goRound: 'Ronda de presentacions',
    invitation: 'El meu nom, la meva organització i una paraula.',
    word: 'La meva paraula d’avui',
    board: 'Les nostres idees',
    prompt: 'Què és important per a nosaltres?',
    add: 'Hi afegeixo una idea',
    idea: 'La meva idea',
  },
  es: {
    title: 'Mi taller',
    about: 'Un taller de nuestro grupo',
    credits: 'Taller escrito por nuestro grupo.',
    welcome: 'Bienvenida',
    hello: 'Les damos la bienvenida a este taller.',
    goRound: 'Ronda de presentaciones',
    invitation: 'Mi nombre, mi organización y una palabra.',
    word: 'Mi palabra de hoy',
    board: 'Nuestras ideas',
    prompt: '¿Qué nos importa?',
    add: 'Añado una idea',
    idea: 'Mi idea',
  },
};

/** Three steps in one language. */
export function blankTemplate(language: Locale): Draft {
  const say = words[language];
  const text = (key: keyof typeof say) => ({ [language]: say[key] });
  const named = (key: keyof typeof say) => ({ title: text(key), short: text(key) });
  return {
    id: 'mon-atelier',
    title: text('title'),
    description: text('about'),
    credits: [text('credits')],
    steps: [
      {
        id: 'accueil',
        kind: 'cards',
        ...named('welcome'),
        cards: [{ groups: [{ text: [text('hello')] }] }],
      },
      {
        id: 'tour',
        kind: 'goRound',
        ...named('goRound'),
        invitation: text('invitation'),
        relation: text('word'),
      },
      { id: 'idees', kind: 'debrief', ...named('board'), board: blankBoard(text) },
    ],
  };
}

function blankBoard(text: (key: 'board' | 'prompt' | 'add' | 'idea') => object): object {
  return {
    id: 'idees',
    title: text('board'),
    prompt: text('prompt'),
    forms: [
      {
        id: 'idee',
        button: text('add'),
        title: text('board'),
        fields: [{ id: 'idee', label: text('idea'), required: true }],
      },
    ],
  };
}
