import type { Locale } from '../../../kernel/text.ts';

/** What the server says to whoever connects their own community; the page has the rest. */
const words = {
  busy: {
    fr: 'Un robot est déjà branché ici. Pour en brancher un autre, arrêtez Palabre, changez son jeton dans .env, puis relancez.',
    en: 'A bot is already connected here. To connect another one, stop Palabre, change its token in .env, then start again.',
    ca: 'Ja hi ha un bot connectat aquí. Per connectar-ne un altre, atureu Palabre, canvieu-ne el testimoni a .env i torneu-lo a engegar.',
    es: 'Ya hay un bot conectado aquí. Para conectar otro, detenga Palabre, cambie su token en .env y vuelva a arrancarlo.',
  },
  noToken: {
    fr: 'Il n’y a pas encore de jeton. Collez-le d’abord, à l’étape 2.',
    en: 'There’s no token yet. Paste it first, at step 2.',
    ca: 'Encara no hi ha cap testimoni d’accés. Enganxeu-lo primer, al pas 2.',
    es: 'Todavía no hay ningún token. Péguelo primero, en el paso 2.',
  },
  notKept: {
    fr: 'Je n’ai pas pu écrire {detail}, et rien n’a démarré. Vérifiez que ce dossier est à vous, ou démarrez sans garder le jeton.',
    en: 'I couldn’t write {detail}, and nothing started. Check that this folder is yours, or start without keeping the token.',
    ca: 'No he pogut escriure {detail}, i no s’ha engegat res. Comproveu que la carpeta és vostra, o engegueu-lo sense desar el testimoni.',
    es: 'No pude escribir {detail}, y no se ha arrancado nada. Compruebe que la carpeta es suya, o arranque sin guardar el token.',
  },
  cannotLead: {
    fr: 'Je ne peux pas commencer à votre place dans ce salon. Sur Discord, tapez-y /atelier lancer.',
    en: 'I can’t start a workshop for you in that channel. On Discord, type /workshop start there.',
    ca: 'No puc començar en lloc vostre en aquest canal. A Discord, escriviu-hi /taller comencar.',
    es: 'No puedo empezar en su lugar en ese canal. En Discord, escriba allí /taller iniciar.',
  },
  rightsMissing: {
    fr: 'Il manque encore une permission dans ce salon. Rajoutez-la, elle se coche ici toute seule, puis réessayez.',
    en: 'A permission is still missing in that channel. Grant it (it’ll be checked off here by itself), then try again.',
    ca: 'Encara falta un permís en aquest canal. Afegiu-lo, aquí es marca sol, i torneu-ho a provar.',
    es: 'Todavía falta un permiso en ese canal. Añádalo, aquí se marca solo, y vuelva a intentarlo.',
  },
  notStarted: {
    fr: 'L’atelier n’a pas commencé : ce salon en a peut-être déjà un. Choisissez-en un autre.',
    en: 'The workshop didn’t start: that channel may already have one. Choose another one.',
    ca: 'El taller no ha començat: potser aquest canal ja en té un. Trieu-ne un altre.',
    es: 'El taller no empezó: quizá ese canal ya tiene uno. Elija otro.',
  },
  otherRuns: {
    fr: 'Palabre tourne déjà, avec sa mémoire : il ne peut pas démarrer deux fois. Gardez ceci, puis relancez Palabre : les deux tourneront côte à côte.',
    en: 'Palabre is already running, with its store: it can’t start twice. Keep this, then start Palabre again: both will run side by side.',
    ca: 'El Palabre ja funciona, amb la seva memòria: no es pot iniciar dues vegades. Deseu això i torneu a iniciar el Palabre: tots dos funcionaran alhora.',
    es: 'Palabre ya está en marcha, con su memoria: no puede iniciarse dos veces. Guarde esto y vuelva a lanzar Palabre: los dos funcionarán a la vez.',
  },
  noAccount: {
    fr: 'Il n’y a pas encore de compte. Vérifiez-en un d’abord, à l’étape 2.',
    en: 'There’s no account yet. Check one first, at step 2.',
    ca: 'Encara no hi ha cap compte. Comproveu-ne un primer, al pas 2.',
    es: 'Todavía no hay ninguna cuenta. Compruebe una primero, en el paso 2.',
  },
  cannotLeadRoom: {
    fr: 'Je ne peux pas commencer à votre place dans ce salon. Sur Matrix, écrivez-y !atelier lancer.',
    en: 'I can’t start in your place in that room. On Matrix, write !workshop start there.',
    ca: 'No puc començar en lloc vostre en aquesta sala. A Matrix, escriviu-hi !taller comencar.',
    es: 'No puedo empezar en su lugar en esa sala. En Matrix, escriba allí !taller iniciar.',
  },
  notUnderstood: {
    fr: 'Je n’ai pas compris cette demande. Rechargez la page, puis refaites-la.',
    en: 'I didn’t understand that request. Reload the page, then try again.',
    ca: 'No he entès aquesta petició. Recarregueu la pàgina i torneu-la a fer.',
    es: 'No entendí esta petición. Recargue la página y repítala.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, string>>>>;

export function sayOf(language: Locale, key: keyof typeof words, detail = ''): string {
  return words[key][language].replace('{detail}', () => detail);
}
