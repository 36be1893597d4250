import type { MatrixStrings } from './fr.ts';

export const ca: MatrixStrings = {
  welcomePrivate:
    'No surt res del vostre ordinador: ni missatges, ni comptes, ni servidor de Matrix.',
  hint: 'Missatge, o !ordre',
  hintThread: 'Missatge al fil',
  hintDirect: 'Resposta a Palabre',
  replyingTo: (who) => `En resposta a ${who}`,
  changing: 'Edició',
  inReplyTo: 'En resposta a',
  removed: (count: number) => (count === 1 ? 'Missatge suprimit' : `${count} missatges suprimits`),
  reactions: 'Reaccions',
  reactionsBy: (names) => `de ${names}`,
  reactWith: (key) => `Reacciona amb ${key}`,
  reply: 'Respon',
  change: 'Edita',
  takeBack: 'Suprimeix',
  pin: 'Fixa',
  unpin: 'No ho fixis',
  pinned: 'Missatge fixat:',
};
