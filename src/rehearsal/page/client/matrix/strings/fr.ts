/** What the page says of Matrix alone, French first. */
export const fr = {
  welcomePrivate: 'Rien ne sort de votre ordinateur : ni message, ni compte, ni serveur Matrix.',
  hint: 'Message, ou !commande',
  hintThread: 'Message dans le fil',
  hintDirect: 'Réponse à Palabre',
  replyingTo: (who: string) => `En réponse à ${who}`,
  changing: 'Modification',
  inReplyTo: 'En réponse à',
  removed: (count: number) => (count === 1 ? 'Message supprimé' : `${count} messages supprimés`),
  reactions: 'Réactions',
  reactionsBy: (names: string) => `de ${names}`,
  reactWith: (key: string) => `Réagir avec ${key}`,
  reply: 'Répondre',
  change: 'Modifier',
  takeBack: 'Supprimer',
  pin: 'Épingler',
  unpin: 'Détacher',
  pinned: 'Message épinglé :',
};

export type MatrixStrings = typeof fr;
