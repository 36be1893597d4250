import { join } from 'node:path';
import type { TranslatorOf } from '../i18n/translator.ts';
import { readCatalogues, readWords, translatorsOf, type Catalogues } from '../i18n/locale-files.ts';
import { packageRoot } from '../system/package-root.ts';

export interface Texts {
  readonly translatorOf: TranslatorOf;
  readonly catalogues: Catalogues;
}

/** Every string, read once at start, in the words of the platform. */
export function readTexts(root = packageRoot(), words = readWords(root, 'discord')): Texts {
  const catalogues = readCatalogues(root, words);
  return { catalogues, translatorOf: translatorsOf(catalogues) };
}

/** Where the templates that ship are, and those that somebody added. */
export function templateDirs(added: string | undefined, root = packageRoot()): string[] {
  return [join(root, 'src', 'templates'), ...(added === undefined ? [] : [added])];
}
