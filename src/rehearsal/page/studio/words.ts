import type { Locale } from '../../../kernel/text.ts';

/** What the server says to whoever writes a workshop; the page has the rest. */
const words = {
  gone: {
    fr: 'Ce fichier n’est plus là. Choisissez-en un autre dans la liste.',
    en: 'That file isn’t there anymore. Choose another one from the list.',
    ca: 'Aquest fitxer ja no hi és. Trieu-ne un altre de la llista.',
    es: 'Ese archivo ya no está. Elija otro de la lista.',
  },
  taken: {
    fr: 'Un autre atelier a déjà le nom de fichier « {detail} ». Donnez-en un autre à celui-ci.',
    en: 'Another workshop already has the file name “{detail}”. Give this one a different name.',
    ca: 'Un altre taller ja té el nom de fitxer «{detail}». Poseu-ne un altre a aquest.',
    es: 'Otro taller ya tiene el nombre de archivo «{detail}». Póngale otro a este.',
  },
  notSaved: {
    fr: 'Je n’ai pas pu écrire {detail}. Rien n’est perdu ici : téléchargez le fichier, ou vérifiez que ce dossier est à vous.',
    en: 'I couldn’t write {detail}. Nothing is lost here: download the file, or check that this folder is yours.',
    ca: 'No he pogut escriure {detail}. Aquí no s’ha perdut res: baixeu el fitxer, o comproveu que la carpeta és vostra.',
    es: 'No pude escribir {detail}. Aquí no se perdió nada: descargue el archivo, o compruebe que la carpeta es suya.',
  },
  mistakes: {
    fr: 'Il reste des fautes : elles sont marquées à côté de leur champ. Corrigez-les, puis réessayez.',
    en: 'There are mistakes left: they’re marked beside their fields. Correct them, then try again.',
    ca: 'Encara hi ha errors: són marcats al costat del seu camp. Corregiu-los i torneu-ho a provar.',
    es: 'Quedan errores: están marcados junto a su campo. Corríjalos y vuelva a intentarlo.',
  },
  noWorkshop: {
    fr: 'Ce fichier n’est pas un atelier de Palabre. Choisissez celui qu’on vous a donné : son nom finit par .yaml.',
    en: 'That file isn’t a workshop of Palabre’s. Choose the one you were given: its name ends in .yaml.',
    ca: 'Aquest fitxer no és un taller de Palabre. Trieu el que us han donat: el nom acaba en .yaml.',
    es: 'Ese archivo no es un taller de Palabre. Elija el que le dieron: su nombre termina en .yaml.',
  },
  noRehearsal: {
    fr: 'Il n’y a pas de répétition ici : ce Palabre sert votre communauté. Enregistrez l’atelier, puis lancez-le dans un salon d’essai.',
    en: 'There’s no rehearsal here: this Palabre serves your community. Save the workshop, then start it in a channel for trying things.',
    ca: 'Aquí no hi ha cap assaig: aquest Palabre serveix la vostra comunitat. Deseu el taller i comenceu-lo en un canal de prova.',
    es: 'Aquí no hay ensayo: este Palabre sirve a su comunidad. Guarde el taller y láncelo en un canal de prueba.',
  },
  notUnderstood: {
    fr: 'Je n’ai pas compris cette demande. Téléchargez le fichier pour ne rien perdre, puis rechargez la page.',
    en: 'I didn’t understand that request. Download the file so you don’t lose anything, then reload the page.',
    ca: 'No he entès aquesta petició. Baixeu el fitxer per no perdre res i recarregueu la pàgina.',
    es: 'No entendí esta petición. Descargue el archivo para no perder nada y recargue la página.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, string>>>>;

export function sayInStudio(language: Locale, key: keyof typeof words, detail = ''): string {
  return words[key][language].replace('{detail}', () => detail);
}
