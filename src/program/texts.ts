import { join } from 'node:path';
import type { TranslatorOf } from '../i18n/translator.ts';
import {
  readCatalogues,
  readWords,
  translatorsOf,
  type Catalogues,
  type PlatformWords,
} from '../i18n/locale-files.ts';
import { packageRoot } from '../system/package-root.ts';

export interface Texts {
  readonly translatorOf: TranslatorOf;
  readonly catalogues: Catalogues;
}

/** Every string, read once at start, in the words that a platform has in `locales/`. */
export function readTexts(platform: string, root = packageRoot()): Texts {
  return textsIn(readWords(root, platform), root);
}

export function textsIn(words: PlatformWords, root = packageRoot()): Texts {
  const catalogues = readCatalogues(root, words);
  return { catalogues, translatorOf: translatorsOf(catalogues) };
}

/** Where the templates that ship are, and those that somebody added. */
export function templateDirs(added: string | undefined, root = packageRoot()): string[] {
  return [join(root, 'src', 'templates'), ...(added === undefined ? [] : [added])];
}
