import type { IncomingMessage } from 'node:http';
import { locales, type Locale } from '../../kernel/text.ts';
import { setSpaces } from '../../kernel/typography.ts';

/** The server's own texts for the page's visitor, what to do in <do>; Palabre's are in `locales/`. */
export const words = {
  unknownOption: {
    fr: 'Je ne connais pas cette option. Rien n’a été fait. <do>Essayez avec --port PORT ou --data DOSSIER.</do>',
    en: 'I don’t know that option. Nothing was done. <do>Try --port PORT or --data FOLDER.</do>',
    ca: 'No conec aquesta opció. No s’ha fet res. <do>Proveu amb --port PORT o --data CARPETA.</do>',
    es: 'No conozco esa opción. No se hizo nada. <do>Pruebe con --port PUERTO o --data CARPETA.</do>',
  },
  notHere: {
    fr: 'Cette page ne répond qu’à son adresse sur cette machine. <do>Ouvrez celle que le terminal affiche.</do>',
    en: 'This page only answers at its own address on this machine. <do>Open the one the terminal shows.</do>',
    ca: 'Aquesta pàgina només respon a la seva adreça en aquesta màquina. <do>Obriu la que mostra el terminal.</do>',
    es: 'Esta página solo responde en su dirección en esta máquina. <do>Abra la que muestra la terminal.</do>',
  },
  foreign: {
    fr: 'Cette demande vient d’une autre page : je n’y donne pas suite. <do>Passez par la page de la répétition.</do>',
    en: 'This request comes from another page, so I left it alone. <do>Use the rehearsal’s own page.</do>',
    ca: 'Aquesta petició ve d’una altra pàgina: no en faig res. <do>Feu servir la pàgina de l’assaig.</do>',
    es: 'Esta petición viene de otra página: no hago nada con ella. <do>Use la página del ensayo.</do>',
  },
  notJson: {
    fr: 'Cette demande n’est pas en JSON : je n’y donne pas suite. <do>Rechargez la page.</do>',
    en: 'This request isn’t JSON, so I left it alone. <do>Reload the page.</do>',
    ca: 'Aquesta petició no és en JSON: no en faig res. <do>Recarregueu la pàgina.</do>',
    es: 'Esta petición no está en JSON: no hago nada con ella. <do>Recargue la página.</do>',
  },
  tooLarge: {
    fr: 'C’est trop long : 100 ko au plus. <do>Raccourcissez, puis renvoyez.</do>',
    en: 'That’s too long: 100 kB at most. <do>Shorten it, then send it again.</do>',
    ca: 'És massa llarg: 100 kB com a màxim. <do>Escurceu-ho i torneu-ho a enviar.</do>',
    es: 'Es demasiado largo: 100 kB como máximo. <do>Acórtelo y vuelva a enviarlo.</do>',
  },
  fileTooLarge: {
    fr: 'Ce fichier est trop lourd : 10 Mo au plus, comme sur Discord. <do>Allégez-le, puis joignez-le de nouveau.</do>',
    en: 'This file is too big: 10 MB at most, as on Discord. <do>Make it smaller, then attach it again.</do>',
    ca: 'Aquest fitxer pesa massa: 10 MB com a màxim, com a Discord. <do>Reduïu-ne la mida i torneu-lo a adjuntar.</do>',
    es: 'Este archivo pesa demasiado: 10 MB como máximo, como en Discord. <do>Reduzca su tamaño y vuelva a adjuntarlo.</do>',
  },
  notUnderstood: {
    fr: 'Je n’ai pas compris cette demande ({detail}). <do>Rechargez la page, puis refaites-la.</do>',
    en: 'I didn’t understand this request ({detail}). <do>Reload the page, then try again.</do>',
    ca: 'No he entès aquesta petició ({detail}). <do>Recarregueu la pàgina i torneu-la a fer.</do>',
    es: 'No entendí esta petición ({detail}). <do>Recargue la página y repítala.</do>',
  },
  nothing: {
    fr: 'Il n’y a rien à cette adresse. <do>Allez à la racine : /</do>',
    en: 'There’s nothing at this address. <do>Go to the root: /</do>',
    ca: 'En aquesta adreça no hi ha res. <do>Aneu a l’arrel: /</do>',
    es: 'En esta dirección no hay nada. <do>Vaya a la raíz: /</do>',
  },
  nobody: {
    fr: 'Cette personne n’est plus dans la répétition. <do>Choisissez-en une autre dans la liste.</do>',
    en: 'This person is no longer in the rehearsal. <do>Choose someone else from the list.</do>',
    ca: 'Aquesta persona ja no és a l’assaig. <do>Trieu-ne una altra de la llista.</do>',
    es: 'Esta persona ya no está en el ensayo. <do>Elija otra de la lista.</do>',
  },
  noChannel: {
    fr: 'Cette personne ne voit pas ce salon. <do>Choisissez-en un dans la liste des salons.</do>',
    en: 'This person can’t see that channel. <do>Choose one from the list of channels.</do>',
    ca: 'Aquesta persona no veu aquest canal. <do>Trieu-ne un de la llista de canals.</do>',
    es: 'Esta persona no ve ese canal. <do>Elija uno de la lista de canales.</do>',
  },
  gone: {
    fr: 'Ce n’est plus là, ou cette personne ne le voit pas. Rien n’a été fait : <do>regardez ce que la conversation montre maintenant.</do>',
    en: 'It’s no longer there, or this person can’t see it. Nothing was done: <do>look at what the conversation shows now.</do>',
    ca: 'Ja no hi és, o aquesta persona no ho veu. No s’ha fet res: <do>mireu què mostra ara la conversa.</do>',
    es: 'Ya no está, o esta persona no lo ve. No se hizo nada: <do>mire lo que muestra ahora la conversación.</do>',
  },
  mayNot: {
    fr: 'Discord ne propose pas cette commande à cette personne. Rien n’a été fait : <do>prenez la place de quelqu’un qui en a le droit.</do>',
    en: 'Discord doesn’t offer this command to this person. Nothing was done: <do>become someone who can use it.</do>',
    ca: 'Discord no ofereix aquesta ordre a aquesta persona. No s’ha fet res: <do>poseu-vos al lloc d’algú que la pugui fer servir.</do>',
    es: 'Discord no ofrece este comando a esta persona. No se hizo nada: <do>póngase en el lugar de alguien que pueda usarlo.</do>',
  },
  greyed: {
    fr: 'Ce bouton ne sert pas en ce moment. Rien n’a été fait : <do>choisissez-en un autre.</do>',
    en: 'This button doesn’t work right now. Nothing was done: <do>choose another one.</do>',
    ca: 'Aquest botó ara no serveix. No s’ha fet res: <do>trieu-ne un altre.</do>',
    es: 'Este botón no sirve en este momento. No se hizo nada: <do>elija otro.</do>',
  },
  closed: {
    fr: 'Cette personne ne peut pas agir ici en ce moment : c’est fermé. Rien n’a été fait : <do>passez par un autre fil.</do>',
    en: 'This person can’t do anything here right now: it’s closed. Nothing was done: <do>use another thread.</do>',
    ca: 'Ara aquesta persona no pot actuar aquí: està tancat. No s’ha fet res: <do>feu servir un altre fil.</do>',
    es: 'Esta persona no puede actuar aquí en este momento: está cerrado. No se hizo nada: <do>use otro hilo.</do>',
  },
  silent: {
    fr: 'Palabre n’a pas répondu en trois secondes, et Discord n’attend pas plus. <do>Regardez si c’est fait, sinon recommencez.</do>',
    en: 'Palabre didn’t answer within three seconds, and Discord won’t wait any longer. <do>Check whether it was done; if not, try again.</do>',
    ca: 'Palabre no ha respost en tres segons, i Discord no espera més. <do>Mireu si s’ha fet; si no, torneu-hi.</do>',
    es: 'Palabre no respondió en tres segundos, y Discord no espera más. <do>Mire si se hizo; si no, vuelva a hacerlo.</do>',
  },
  notAllowed: {
    fr: 'Discord ne laisserait pas faire ce geste. Rien n’a été fait : <do>essayez autrement.</do> Le détail technique : {detail}',
    en: 'Discord wouldn’t let anyone do this. Nothing was done: <do>try another way.</do> The details, for developers: {detail}',
    ca: 'Discord no deixaria fer això. No s’ha fet res: <do>proveu-ho d’una altra manera.</do> El detall, per a qui desenvolupa: {detail}',
    es: 'Discord no dejaría hacer esto. No se hizo nada: <do>pruebe de otra manera.</do> El detalle, para quien desarrolla: {detail}',
  },
  matrixRefuses: {
    fr: 'Le serveur Matrix ne laisse pas faire ça. Rien n’a été fait : <do>essayez autrement.</do> Ce qu’il répond : {detail}',
    en: 'The Matrix server doesn’t allow that. Nothing was done: <do>try another way.</do> Its answer: {detail}',
    ca: 'El servidor de Matrix no deixa fer això. No s’ha fet res: <do>proveu-ho d’una altra manera.</do> El que respon: {detail}',
    es: 'El servidor de Matrix no deja hacer esto. No se hizo nada: <do>pruebe de otra manera.</do> Lo que responde: {detail}',
  },
  noTimebox: {
    fr: 'Aucune étape n’est chronométrée en ce moment. <do>Donnez une durée à celle-ci avec « + 5 min ».</do>',
    en: 'No step is being timed right now. <do>Give this one some time with “+5 min”.</do>',
    ca: 'Ara no hi ha cap etapa cronometrada. <do>Doneu una durada a aquesta amb «+ 5 min».</do>',
    es: 'Ahora no hay ninguna etapa cronometrada. <do>Póngale una duración a esta con «+ 5 min».</do>',
  },
  notBuilt: {
    fr: 'La page n’est pas encore construite : <do>lancez « npm run build ».</do>',
    en: 'The page isn’t built yet: <do>run “npm run build”.</do>',
    ca: 'La pàgina encara no està construïda: <do>executeu «npm run build».</do>',
    es: 'La página todavía no está construida: <do>ejecute «npm run build».</do>',
  },
  broken: {
    fr: 'La répétition a rencontré une panne ; le détail est dans le terminal. <do>Rechargez la page ; si ça recommence, relancez npm start.</do>',
    en: 'The rehearsal ran into a fault; the terminal has the details. <do>Reload the page; if it happens again, run npm start again.</do>',
    ca: 'L’assaig ha tingut una avaria; el detall és al terminal. <do>Recarregueu la pàgina; si es repeteix, torneu a executar npm start.</do>',
    es: 'El ensayo tuvo una avería; el detalle está en la terminal. <do>Recargue la página; si se repite, vuelva a ejecutar npm start.</do>',
  },
  folderHeld: {
    fr: 'Une autre répétition utilise déjà le dossier {detail}. <do>Arrêtez-la d’abord (Ctrl+C dans son terminal), ou donnez à celle-ci un autre dossier : npm start -- --data DOSSIER</do>',
    en: 'Another rehearsal is already using the folder {detail}. <do>Stop it first (Ctrl+C in its terminal), or choose another folder for this one: npm start -- --data FOLDER</do>',
    ca: 'Un altre assaig ja fa servir la carpeta {detail}. <do>Atureu-lo primer (Ctrl+C al seu terminal), o indiqueu per a aquest una altra carpeta: npm start -- --data CARPETA</do>',
    es: 'Otro ensayo ya usa la carpeta {detail}. <do>Deténgalo primero (Ctrl+C en su terminal), o indique para este otra carpeta: npm start -- --data CARPETA</do>',
  },
  folderUnusable: {
    fr: 'Le dossier de la répétition ne peut pas servir : {detail}. <do>Donnez-en un autre : npm start -- --data DOSSIER</do>',
    en: 'The rehearsal’s folder can’t be used: {detail}. <do>Choose another one: npm start -- --data FOLDER</do>',
    ca: 'La carpeta de l’assaig no serveix: {detail}. <do>Indiqueu-ne una altra: npm start -- --data CARPETA</do>',
    es: 'La carpeta del ensayo no sirve: {detail}. <do>Indique otra: npm start -- --data CARPETA</do>',
  },
  castStopped: {
    fr: 'La troupe s’est arrêtée : {detail}',
    en: 'The cast stopped: {detail}',
    ca: 'El repartiment s’ha aturat: {detail}',
    es: 'El reparto se detuvo: {detail}',
  },
  stickElsewhere: {
    fr: '{detail}, que vous jouez, a le bâton de parole. <do>Présentez-vous à sa place, ou passez son tour.</do>',
    en: '{detail}, played by you, has the talking stick. <do>Introduce yourself as them, or skip their turn.</do>',
    ca: '{detail}, a qui doneu veu, té el bastó de la paraula. <do>Presenteu-vos en lloc seu, o salteu el seu torn.</do>',
    es: '{detail}, a quien usted da voz, tiene el bastón de la palabra. <do>Preséntese en su lugar, o salte su turno.</do>',
  },
  noHeadway: {
    fr: 'le geste « {detail} » ne change rien. <do>Faites-le vous-même, puis relancez la troupe.</do>',
    en: 'the action “{detail}” changes nothing. <do>Do it yourself, then let the cast play on.</do>',
    ca: 'l’acció «{detail}» no canvia res. <do>Feu-la vós i torneu a fer actuar el repartiment.</do>',
    es: 'la acción «{detail}» no cambia nada. <do>Hágala usted y vuelva a hacer actuar al reparto.</do>',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, string>>>>;

export function say(language: Locale, key: keyof typeof words, detail = ''): string {
  const text = setSpaces(words[key][language].replace(/<\/?do>/gu, ''), language);
  return text.replace('{detail}', () => detail);
}

/** The first language that the page accepts; French otherwise. */
export function languageOf(request: IncomingMessage): Locale {
  const asked = request.headers['accept-language']?.trim().slice(0, 2);
  return locales.find((locale) => locale === asked) ?? 'fr';
}
