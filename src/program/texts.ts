import { join } from 'node:path';
import type { CommandCatalogues } from '../platforms/discord/command-names.ts';
import type { TranslatorOf } from './subjects.ts';
import { readCatalogue, readTranslators } from '../i18n/locale-files.ts';
import { packageRoot } from '../system/package-root.ts';

export interface Texts {
  readonly translatorOf: TranslatorOf;
  readonly catalogues: CommandCatalogues;
}

/** Every string, read once at start. */
export function readTexts(root = packageRoot()): Texts {
  const english = readCatalogue(root, 'en');
  return {
    translatorOf: readTranslators(root),
    catalogues: {
      'en-US': english,
      'en-GB': english,
      fr: readCatalogue(root, 'fr'),
      'es-ES': readCatalogue(root, 'es-ES'),
    },
  };
}

/** Where the templates that ship are, and those that somebody added. */
export function templateDirs(added: string | undefined, root = packageRoot()): string[] {
  return [join(root, 'src', 'templates'), ...(added === undefined ? [] : [added])];
}
