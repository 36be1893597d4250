/** The texts of the page that leads to one's own community, French first. */
export const fr = {
  pageTitle: 'Palabre · ma communauté',
  title: 'Brancher sur ma communauté',
  lead: 'Six gestes, cinq minutes. Vous pouvez vous arrêter et revenir : rien ne se perd.',
  statusTitle: 'Palabre et votre communauté',
  toRehearsal: 'Revenir à la répétition',
  toStudio: 'Écrire un atelier',
  where: 'Où votre groupe se parle',
  needs:
    'Il vous faut un compte Discord, et le droit d’ajouter un robot à votre serveur (« Gérer le serveur »).',
  loading: 'On regarde où on en est…',
  silent:
    'Palabre ne répond plus. Dans le terminal, relancez-le, puis rechargez cette page. Ce qui était gardé l’est encore.',
  done: 'fait',

  createTitle: 'Créez l’application',
  createLead:
    'C’est ainsi que Discord appelle un robot qu’on ajoute. Ouvrez son portail (il est en anglais), puis suivez les images.',
  openPortal: 'Ouvrir le portail de Discord',
  createOne: 'Appuyez sur « New Application », en haut à droite.',
  createTwo: 'Donnez-lui le nom que les gens verront, par exemple Palabre, puis « Create ».',

  tokenTitle: 'Collez son jeton',
  tokenLead: 'Le jeton est le mot de passe du robot. Il reste sur cet ordinateur.',
  tokenOne: 'Dans le menu de l’application, choisissez « Bot ».',
  tokenTwo:
    'Appuyez sur « Reset Token », puis sur « Copy ». Discord ne le montre qu’une fois. Laissez éteints les trois « Privileged Gateway Intents », plus bas.',
  tokenField: 'Le jeton',
  tokenCheck: 'Vérifier',
  tokenChecking: 'On demande à Discord…',
  wrong: {
    nothing: 'Il n’y a rien à vérifier : collez d’abord le jeton.',
    applicationId:
      'C’est le numéro de l’application (Application ID), pas son jeton. Le jeton est à la page « Bot », sous « Reset Token ».',
    publicKey:
      'C’est la clé publique (Public Key), pas le jeton. Le jeton est à la page « Bot », sous « Reset Token ».',
    clientSecret:
      'C’est le secret du client (Client Secret, page OAuth2), pas le jeton. Le jeton est à la page « Bot », sous « Reset Token ».',
    account:
      'C’est le jeton d’un compte personnel. Ne le donnez à personne, pas même à un programme : changez le mot de passe de ce compte, ce qui l’annule. Celui du robot est à la page « Bot ».',
    webhook:
      'C’est l’adresse d’un webhook, pas un jeton. Le jeton est à la page « Bot », sous « Reset Token ».',
    link: 'C’est une adresse, pas un jeton. Le jeton est à la page « Bot », sous « Reset Token ».',
    cut: 'Ce jeton semble coupé. Recopiez-le en entier avec le bouton « Copy » ; s’il ne s’affiche plus, « Reset Token » en donne un autre.',
    other:
      'Ça ne ressemble pas à un jeton de robot : il a trois parties, séparées par des points. Recopiez-le avec le bouton « Copy » de la page « Bot ».',
    refused:
      'Discord ne reconnaît pas ce jeton. S’il a été remplacé depuis, « Reset Token » en donne un autre. Si c’est celui d’un compte personnel, changez le mot de passe de ce compte : un tel jeton ne se donne à personne.',
    unreachable:
      'Je n’arrive pas à joindre Discord. Le jeton n’a donc pas été examiné : vérifiez votre connexion, puis réessayez.',
  },
  account: (name: string) => `C’est ${name}.`,
  accountServers: (count: number) =>
    count === 0
      ? 'Il n’est encore sur aucun serveur.'
      : count === 1
        ? 'Il est déjà sur un serveur.'
        : `Il est déjà sur ${count} serveurs.`,
  intentsNone: 'Aucun accès privilégié n’est allumé : c’est ce qu’il faut.',
  intentsOn: (names: string) =>
    `Allumé sans nécessité : ${names}. Palabre ne s’en sert pas ; éteignez-le à la page « Bot ».`,
  intents: {
    presence: 'Presence Intent',
    members: 'Server Members Intent',
    content: 'Message Content Intent',
  },
  others: (names: string) =>
    `Attention : ce robot a déjà d’autres commandes (${names}). C’est sans doute un autre robot, et démarrer Palabre les remplacerait. Si ce n’est pas voulu, prenez le jeton d’une application neuve.`,
  codeGrant:
    'À la page « Bot », éteignez « Requires OAuth2 Code Grant » : l’invitation ne marche pas tant que c’est allumé.',
  another: 'Ce n’est pas lui : en coller un autre',

  startTitle: 'Démarrez',
  startLead: (file: string) =>
    `Gardé, le jeton est écrit dans ${file}, que personne d’autre ne peut lire, et Palabre le retrouve au prochain démarrage. Sinon, il est oublié quand Palabre s’arrête.`,
  startKeep: 'Garder le jeton et démarrer',
  keepOnly: 'Garder le jeton',
  mustWait:
    'Palabre tourne déjà, avec sa mémoire. Gardez le jeton, puis relancez Palabre : les deux communautés seront servies côte à côte.',
  waits: (file: string) =>
    `Le jeton est gardé dans ${file}. Relancez Palabre pour qu’il s’en serve.`,
  startOnce: 'Démarrer cette fois seulement',
  starting: 'Palabre se connecte…',
  started: 'Palabre est connecté.',
  keptIn: (file: string) => `Le jeton est gardé dans ${file}.`,
  notKept: 'Le jeton n’est pas gardé : au prochain démarrage, il faudra le coller de nouveau.',
  again: 'Réessayer',

  inviteTitle: 'Invitez-le',
  inviteLead:
    'Ouvrez l’invitation, choisissez votre serveur, acceptez. Elle demande les permissions dont Palabre se sert, et aucune autre.',
  invite: 'Inviter Palabre sur mon serveur',
  inviteQr: 'La même invitation, pour le téléphone de la personne qui gère le serveur',

  checkTitle: 'Regardez-le arriver',
  checkWaiting: 'Votre serveur apparaît ici dès que Palabre y est.',
  checkChannel: 'Le salon de l’atelier',
  noChannels:
    'Palabre ne voit aucun salon textuel ici. Donnez à son rôle la permission « Voir les salons ».',
  rightThere: 'permise',
  rightMissing: 'manque',
  allRights: 'Tout y est.',
  someRights: (count: number) =>
    `${count === 1 ? 'Il manque une permission' : `Il manque ${count} permissions`} dans ce salon. Dans Discord : paramètres du salon, Permissions, le rôle de Palabre. Ça se coche ici sans recharger.`,

  tryTitle: 'Essayez dans ce salon',
  tryLead:
    'C’est l’atelier court, pour de vrai : choisissez un salon d’essai, comme #test. Vous l’animez ; « Terminer » l’arrête.',
  tryIt: (channel: string) => `Commencer dans #${channel}`,
  tryElse: (channel: string) => `Dans Discord, allez dans #${channel} et tapez /atelier lancer.`,
  tried:
    'C’est commencé. La carte est dans le salon ; « Suivant », dans votre fil d’animation, fait avancer tout le monde.',
  openDiscord: 'Ouvrir le salon dans Discord',

  status: 'Comment ça va',
  connected: (name: string) => `Connecté à ${name}`,
  notConnected: (name: string, why: string) => `Pas connecté à ${name} : ${why}`,
  rooms: 'Les salons sur Matrix',
  noRooms: 'Aucun salon pour l’instant : invitez Palabre.',
  servers: 'Les serveurs',
  noServers: 'Aucun serveur pour l’instant : invitez Palabre.',
  open: 'Ce qui est ouvert',
  nothingOpen: 'Rien en ce moment.',
  workshop: 'atelier',
  poll: 'sondage',
  inChannel: (title: string, kind: string, channel: string) => `${title} (${kind}, #${channel})`,
  inRoom: (title: string, kind: string, room: string) => `${title} (${kind}, ${room})`,
  missing: 'Ce qui manque',
  nothingMissing: 'Rien.',
  missingIn: (channel: string, rights: string) => `#${channel} : ${rights}`,
  backups: 'Sauvegardes',
  backupNewest: (when: string, folder: string) => `La dernière : ${when}, dans ${folder}.`,
  backupNone: 'Aucune encore.',
  backupNow: 'En faire une maintenant',
  backupDone: 'C’est fait.',
  staysOn:
    'Palabre s’arrête quand ce terminal se ferme. Pour qu’il continue, tapez dans un terminal, dans son dossier :',

  matrix: {
    needs:
      'Il vous faut un compte pour Palabre sur votre serveur Matrix, et un salon que vous animez.',
    createTitle: 'Créez son compte',
    createLead:
      'Comme pour une personne, dans une fenêtre privée de votre application (Element, par exemple) : un compte nommé Palabre, avec son mot de passe. Si votre serveur ne le permet pas, demandez-le à la personne qui l’administre.',
    accountTitle: 'Dites qui il est',
    server: 'Le serveur',
    serverHint: 'Son adresse ou son nom, comme exemple.org.',
    by: 'Comment il se connecte',
    byPassword: 'Mot de passe',
    byToken: 'Jeton d’accès',
    user: 'Le nom du compte',
    password: 'Son mot de passe',
    passwordHint: 'Il sert une fois, à ouvrir une session, et n’est gardé nulle part.',
    token: 'Le jeton d’accès',
    tokenHint:
      'Dans Element, connecté comme Palabre : Tous les paramètres, Aide et à propos, Jeton d’accès. Pour des salons chiffrés, préférez le mot de passe : la session est alors à Palabre seul.',
    checking: 'On demande au serveur…',
    wrong: {
      nothing: 'Remplissez chaque champ, puis vérifiez.',
      noAddress: 'Ce n’est pas l’adresse d’un serveur. Écrivez-la comme exemple.org.',
      unreachable:
        'Je n’arrive pas à joindre ce serveur. Vérifiez son adresse et votre connexion, puis réessayez.',
      notMatrix:
        'Il y a bien un site à cette adresse, mais pas de serveur Matrix. Ce n’est pas l’adresse d’Element qu’il faut, c’est celle du serveur : il est écrit après les deux-points de votre identifiant (@vous:serveur).',
      token:
        'Ce serveur ne reconnaît pas ce jeton. Recopiez-le en entier ; s’il vient d’une session fermée depuis, il ne vaut plus.',
      password:
        'Ce serveur ne reconnaît pas ce nom ou ce mot de passe. Vérifiez-les, puis réessayez.',
      noPassword: 'Ce serveur n’accepte pas de mot de passe ici. Choisissez « Jeton d’accès ».',
      limited: 'Ce serveur demande de patienter. Réessayez dans quelques minutes.',
    },
    another: 'Ce n’est pas lui : en prendre un autre',
    at: (url: string) => `Sur ${url}.`,
    inRooms: (count: number) =>
      count === 0
        ? 'Il n’est encore dans aucun salon : c’est un compte neuf.'
        : `Il est déjà dans ${count === 1 ? 'un salon' : `${count} salons`}. Si c’est votre propre compte, prenez-en un autre : Palabre y répondrait à votre place.`,
    inviteTitle: 'Invitez-le dans un salon',
    inviteLead: 'Dans un salon sans chiffrement que vous animez, invitez-le par son identifiant :',
    invitedBy: (who: string) => `Il accepte les invitations de : ${who}.`,
    waiting: 'Le salon apparaît ici dès que Palabre y est.',
    clear: 'Sans chiffrement',
    encrypted:
      'Salon chiffré : le guide « Palabre sur Matrix » dit ce qu’il y faut. Pour commencer, prenez-en un sans chiffrement.',
    maySend: 'Peut écrire',
    mayNotSend: 'Ne peut pas écrire : relevez son niveau dans le salon.',
    mayRedact: 'Efface les réactions une fois lues',
    mayNotRedact:
      'Au niveau 50, il efface les réactions une fois lues. Sans cela, tout le reste marche.',
    limits:
      'Avant un vrai atelier, faites lever la limite d’envois de ce compte par la personne qui administre le serveur : le guide « Palabre sur Matrix » dit comment.',
    tryTitle: 'Essayez dans ce salon',
    tryLead:
      'L’atelier court y commence pour de vrai : choisissez un salon d’essai. « Terminer » l’arrête.',
    tryIt: (room: string, who: string) => `Commencer dans ${room}, au nom de ${who}`,
    tryElse: 'Dans ce salon, écrivez !atelier lancer.',
    tried:
      'C’est commencé. La carte est dans le salon ; celle de l’animation, dans un salon où Palabre invite qui anime.',
    openRoom: 'Ouvrir le salon',
  },

  language: 'Langue de la page',
};

export type Strings = {
  readonly [K in keyof typeof fr]: (typeof fr)[K] extends (...given: infer G) => string
    ? (...given: G) => string
    : (typeof fr)[K];
};
