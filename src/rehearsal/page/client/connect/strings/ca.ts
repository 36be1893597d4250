import type { Strings } from './fr.ts';

export const ca: Strings = {
  pageTitle: 'Palabre · la meva comunitat',
  title: 'Connecta la meva comunitat',
  lead: 'Sis passos, cinc minuts. Podeu parar i tornar-hi: no es perd res.',
  statusTitle: 'Palabre i la vostra comunitat',
  toRehearsal: 'Torna a l’assaig',
  toStudio: 'Escriu un taller',
  where: 'On parla el vostre grup',
  needs:
    'Us cal un compte de Discord i permís per afegir un bot al servidor («Gestionar servidor»).',
  loading: 'Mirem on som…',
  silent:
    'Palabre ja no respon. Torneu-lo a engegar al terminal i recarregueu aquesta pàgina. El que estava desat encara hi és.',
  done: 'fet',

  createTitle: 'Creeu l’aplicació',
  createLead:
    'Així és com Discord anomena els bots. Obriu el seu portal (és en anglès) i seguiu les imatges.',
  openPortal: 'Obre el portal de Discord',
  createOne: 'Premeu «New Application», a dalt a la dreta.',
  createTwo: 'Poseu-li el nom que veurà la gent, per exemple Palabre, i premeu «Create».',

  tokenTitle: 'Enganxeu-ne el testimoni',
  tokenLead: 'El testimoni d’accés (token) és la contrasenya del bot. No surt d’aquest ordinador.',
  tokenOne: 'Al menú de l’aplicació, trieu «Bot».',
  tokenTwo:
    'Premeu «Reset Token» i després «Copy». Discord només l’ensenya un cop. Deixeu desactivats els tres «Privileged Gateway Intents» de més avall.',
  tokenField: 'El testimoni',
  tokenCheck: 'Comprova',
  tokenChecking: 'Ho demanem a Discord…',
  wrong: {
    nothing: 'No hi ha res per comprovar: enganxeu primer el testimoni.',
    applicationId:
      'És el número de l’aplicació (Application ID), no el testimoni. El trobareu a la pàgina «Bot», a «Reset Token».',
    publicKey:
      'És la clau pública (Public Key), no el testimoni. El trobareu a la pàgina «Bot», a «Reset Token».',
    clientSecret:
      'És el secret del client (Client Secret, pàgina OAuth2), no el testimoni. El trobareu a la pàgina «Bot», a «Reset Token».',
    account:
      'És el testimoni d’un compte personal. No el doneu a ningú, ni tan sols a un programa: canvieu la contrasenya d’aquest compte i quedarà anul·lat. El del bot és a la pàgina «Bot».',
    webhook:
      'És l’adreça d’un webhook, no un testimoni. El trobareu a la pàgina «Bot», a «Reset Token».',
    link: 'És una adreça, no un testimoni. El trobareu a la pàgina «Bot», a «Reset Token».',
    cut: 'Sembla que aquest testimoni està tallat. Copieu-lo sencer amb el botó «Copy»; si ja no es veu, «Reset Token» en dona un altre.',
    other:
      'No sembla el testimoni d’un bot: té tres parts separades per punts. Copieu-lo amb el botó «Copy» de la pàgina «Bot».',
    refused:
      'Discord no reconeix aquest testimoni. Si s’ha substituït, «Reset Token» en dona un altre. Si és d’un compte personal, canvieu la contrasenya d’aquest compte: un testimoni així no es dona a ningú.',
    unreachable:
      'No puc contactar amb Discord. No s’ha pogut comprovar el testimoni: reviseu la connexió i torneu-ho a provar.',
  },
  account: (name) => `És ${name}.`,
  accountServers: (count) =>
    count === 0
      ? 'Encara no és en cap servidor.'
      : count === 1
        ? 'Ja és en un servidor.'
        : `Ja és en ${count} servidors.`,
  intentsNone: 'No hi ha cap accés privilegiat activat: així ha de ser.',
  intentsOn: (names) =>
    `Activat sense necessitat: ${names}. A Palabre no li cal; desactiveu-lo a la pàgina «Bot».`,
  intents: {
    presence: 'Presence Intent',
    members: 'Server Members Intent',
    content: 'Message Content Intent',
  },
  others: (names) =>
    `Compte: aquest bot ja té altres ordres (${names}). Deu ser un altre bot, i engegar Palabre les substituiria. Si no és el que voleu, feu servir el testimoni d’una aplicació nova.`,
  codeGrant:
    'A la pàgina «Bot», desactiveu «Requires OAuth2 Code Grant»: mentre és actiu, la invitació no funciona.',
  another: 'No és aquest: enganxa’n un altre',

  startTitle: 'Engegueu-lo',
  startLead: (file) =>
    `Si es desa, el testimoni s’escriu a ${file}, que només podeu llegir vós, i Palabre el trobarà el pròxim cop. Si no, s’oblida quan Palabre s’atura.`,
  startKeep: 'Desa el testimoni i engega',
  keepOnly: 'Desa el testimoni',
  mustWait:
    'Palabre ja funciona, amb la seva memòria. Deseu el testimoni i torneu a engegar Palabre: atendrà totes dues comunitats alhora.',
  waits: (file) =>
    `El testimoni està desat a ${file}. Torneu a engegar Palabre perquè el faci servir.`,
  startOnce: 'Engega només aquest cop',
  starting: 'Palabre es connecta…',
  started: 'Palabre està connectat.',
  keptIn: (file) => `El testimoni està desat a ${file}.`,
  notKept: 'El testimoni no està desat: el pròxim cop caldrà tornar-lo a enganxar.',
  again: 'Torna-ho a provar',

  inviteTitle: 'Convideu-lo',
  inviteLead:
    'Obriu la invitació, trieu el servidor i accepteu. Demana els permisos que Palabre fa servir, i cap més.',
  invite: 'Convida Palabre al meu servidor',
  inviteQr: 'La mateixa invitació, per al telèfon de qui gestiona el servidor',

  checkTitle: 'Mireu com arriba',
  checkWaiting: 'El vostre servidor apareixerà aquí tan bon punt Palabre hi sigui.',
  checkChannel: 'El canal del taller',
  noChannels: 'Palabre no hi veu cap canal de text. Doneu al seu rol «Ver canales».',
  rightThere: 'concedit',
  rightMissing: 'falta',
  allRights: 'Hi és tot.',
  someRights: (count) =>
    `${count === 1 ? 'Falta un permís' : `Falten ${count} permisos`} en aquest canal. A Discord: configuració del canal, Permisos, el rol de Palabre. Aquí es marca sense recarregar.`,

  tryTitle: 'Proveu-ho en aquest canal',
  tryLead:
    'El taller curt hi comença de debò: trieu un canal de proves, com ara #test. El dinamitzeu vós; «Acaba» l’atura.',
  tryIt: (channel) => `Comença a #${channel}`,
  tryElse: (channel) => `A Discord, aneu a #${channel} i escriviu /taller comencar.`,
  tried:
    'Ha començat. La targeta és al canal; «Següent», al vostre fil de facilitació, fa avançar tothom.',
  openDiscord: 'Obre el canal a Discord',

  status: 'Com va',
  connected: (name) => `Connectat a ${name}`,
  notConnected: (name, why) => `No connectat a ${name}: ${why}`,
  rooms: 'Les sales de Matrix',
  noRooms: 'Cap sala de moment: convideu Palabre.',
  servers: 'Els servidors',
  noServers: 'Cap servidor de moment: convideu Palabre.',
  open: 'El que hi ha obert',
  nothingOpen: 'Ara mateix, res.',
  workshop: 'taller',
  poll: 'votació',
  inChannel: (title, kind, channel) => `${title} (${kind}, #${channel})`,
  inRoom: (title, kind, room) => `${title} (${kind}, ${room})`,
  missing: 'El que falta',
  nothingMissing: 'Res.',
  missingIn: (channel, rights) => `#${channel}: ${rights}`,
  backups: 'Còpies de seguretat',
  backupNewest: (when, folder) => `L’última: ${when}, a ${folder}.`,
  backupNone: 'Encara cap.',
  backupNow: 'Fes-ne una ara',
  backupDone: 'Fet.',
  staysOn:
    'Palabre s’atura quan es tanca el terminal. Perquè continuï, escriviu en un terminal, a la seva carpeta:',

  matrix: {
    needs: 'Us cal un compte per a Palabre al vostre servidor de Matrix i una sala que dinamitzeu.',
    createTitle: 'Creeu-ne el compte',
    createLead:
      'Com per a una persona, en una finestra privada de la vostra aplicació (Element, per exemple): un compte que es digui Palabre, amb la seva contrasenya. Si el servidor no ho permet, demaneu-ho a qui l’administra.',
    accountTitle: 'Digueu qui és',
    server: 'El servidor',
    serverHint: 'L’adreça o el nom, com ara exemple.org.',
    by: 'Com es connecta',
    byPassword: 'Contrasenya',
    byToken: 'Testimoni d’accés',
    user: 'El nom del compte',
    password: 'La contrasenya',
    passwordHint: 'Serveix un sol cop, per obrir una sessió, i no es desa enlloc.',
    token: 'El testimoni d’accés',
    tokenHint:
      'A Element, connectat com a Palabre: Tota la configuració, Ajuda i quant a, Testimoni d’accés. Per a sales xifrades, feu servir la contrasenya: així la sessió és només de Palabre.',
    checking: 'Ho preguntem al servidor…',
    wrong: {
      nothing: 'Ompliu tots els camps i comproveu-ho.',
      noAddress: 'Això no és l’adreça d’un servidor. Escriviu-la com ara exemple.org.',
      unreachable:
        'No puc arribar a aquest servidor. Reviseu l’adreça i la connexió, i torneu-ho a provar.',
      notMatrix:
        'Hi ha un lloc web en aquesta adreça, però cap servidor de Matrix. No cal l’adreça d’Element, sinó la del servidor: és després dels dos punts del vostre identificador (@vós:servidor).',
      token:
        'Aquest servidor no coneix aquest testimoni. Torneu-lo a copiar sencer; si és d’una sessió que s’ha tancat, ja no val.',
      password:
        'Aquest servidor no coneix aquest nom o aquesta contrasenya. Reviseu-los i torneu-ho a provar.',
      noPassword: 'Aquest servidor no accepta contrasenyes aquí. Trieu «Testimoni d’accés».',
      limited: 'Aquest servidor demana que espereu. Torneu-ho a provar d’aquí a uns minuts.',
    },
    another: 'No és aquest: feu-ne servir un altre',
    at: (url) => `A ${url}.`,
    inRooms: (count) =>
      count === 0
        ? 'Encara no és en cap sala: és un compte nou.'
        : `Ja és en ${count === 1 ? 'una sala' : `${count} sales`}. Si és el vostre propi compte, feu-ne servir un altre: Palabre hi respondria en lloc vostre.`,
    inviteTitle: 'Convideu-lo a una sala',
    inviteLead: 'En una sala sense xifratge que dinamitzeu, convideu-lo pel seu identificador:',
    invitedBy: (who) => `Accepta les invitacions de: ${who}.`,
    waiting: 'La sala apareix aquí tan bon punt Palabre hi és.',
    clear: 'Sense xifratge',
    encrypted:
      'Sala xifrada: la guia «Palabre a Matrix» diu què hi cal. Per començar, preneu-ne una sense xifratge.',
    maySend: 'Hi pot escriure',
    mayNotSend: 'No hi pot escriure: apugeu-ne el nivell a la sala.',
    mayRedact: 'Esborra les reaccions un cop llegides',
    mayNotRedact:
      'Amb el nivell 50, esborra les reaccions un cop llegides. Sense, tota la resta funciona.',
    limits:
      'Abans d’un taller de debò, feu que qui administra el servidor tregui el límit d’enviaments d’aquest compte: la guia «Palabre a Matrix» diu com.',
    tryTitle: 'Proveu-ho en aquesta sala',
    tryLead: 'El taller curt hi comença de debò: trieu una sala de prova. «Acaba» l’atura.',
    tryIt: (room, who) => `Comença a ${room}, en nom de ${who}`,
    tryElse: 'En aquesta sala, escriviu !taller comencar.',
    tried:
      'Ha començat. La targeta és a la sala; la de la facilitació, en una sala a què Palabre convida qui dinamitza.',
    openRoom: 'Obre la sala',
  },

  language: 'Llengua de la pàgina',
};
