import type { IncomingMessage } from 'node:http';

export type Language = 'fr' | 'en';

/** The server's own texts for the page's visitor; Palabre's are in `locales/`. */
const words = {
  notHere: {
    fr: 'Cette page ne répond qu’à son adresse sur cette machine.',
    en: 'This page only answers at its own address on this machine.',
  },
  foreign: {
    fr: 'Cette demande vient d’une autre page que celle de la répétition.',
    en: 'This request comes from another page than the rehearsal’s own.',
  },
  notJson: { fr: 'La demande n’est pas en JSON.', en: 'The request is not JSON.' },
  tooLarge: {
    fr: 'La demande est trop longue : 100 ko au plus.',
    en: 'The request is too long: 100 kB at most.',
  },
  fileTooLarge: {
    fr: 'Ce fichier est trop lourd : 10 Mo au plus, comme sur Discord.',
    en: 'This file is too big: 10 MB at most, as on Discord.',
  },
  notUnderstood: {
    fr: 'La demande n’est pas comprise : {detail}',
    en: 'The request is not understood: {detail}',
  },
  nothing: { fr: 'Il n’y a rien à cette adresse.', en: 'There is nothing at this address.' },
  nobody: {
    fr: 'Cette personne n’est pas de la répétition.',
    en: 'This person is not in the rehearsal.',
  },
  noChannel: {
    fr: 'Cette personne ne voit pas de tel salon.',
    en: 'This person sees no such channel.',
  },
  noTimebox: {
    fr: 'Aucune durée ne court en ce moment.',
    en: 'No timebox is running at the moment.',
  },
  notBuilt: {
    fr: 'La page n’est pas encore construite : lancez « npm run build ».',
    en: 'The page is not built yet: run “npm run build”.',
  },
  broken: {
    fr: 'La répétition a rencontré une panne ; le détail est dans le terminal.',
    en: 'The rehearsal ran into a fault; the terminal has the details.',
  },
  folderHeld: {
    fr: 'Une autre répétition utilise déjà le dossier {detail}. Arrêtez-la d’abord (Ctrl+C dans son terminal), ou donnez à celle-ci un autre dossier : npm start -- --data DOSSIER',
    en: 'Another rehearsal already uses the folder {detail}. Stop it first (Ctrl+C in its terminal), or give this one another folder: npm start -- --data FOLDER',
  },
  folderUnusable: {
    fr: 'Le dossier de la répétition ne peut pas servir : {detail}. Donnez-en un autre : npm start -- --data DOSSIER',
    en: 'The folder of the rehearsal cannot be used: {detail}. Give another one: npm start -- --data FOLDER',
  },
  castStopped: {
    fr: 'La distribution s’est arrêtée : {detail}',
    en: 'The cast stopped: {detail}',
  },
  stickElsewhere: {
    fr: 'le bâton de parole est chez {detail}, que vous jouez.',
    en: 'the talking stick is with {detail}, whom you play.',
  },
  noHeadway: {
    fr: 'le geste « {detail} » ne change rien.',
    en: 'the gesture “{detail}” changes nothing.',
  },
} as const;

export function say(language: Language, key: keyof typeof words, detail = ''): string {
  return words[key][language].replace('{detail}', () => detail);
}

/** The first language that the page accepts; French otherwise. */
export function languageOf(request: IncomingMessage): Language {
  return request.headers['accept-language']?.trim().startsWith('en') ? 'en' : 'fr';
}
