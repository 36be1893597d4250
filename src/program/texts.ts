import { join } from 'node:path';
import type { TranslatorOf } from '../i18n/translator.ts';
import { bakedCatalogues } from '../i18n/baked.ts';
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

/** Every string, in the platform's own words, read once at start from `locales/`. */
export function readTexts(platform: string, root = packageRoot()): Texts {
  // Filling in terms and setting spaces in four languages takes a twelfth of the start.
  const baked = bakedCatalogues(root, platform);
  return textsOf(baked ?? readCatalogues(root, readWords(root, platform)));
}

export function textsIn(words: PlatformWords, root = packageRoot()): Texts {
  return textsOf(readCatalogues(root, words));
}

const textsOf = (catalogues: Catalogues): Texts => ({
  catalogues,
  translatorOf: translatorsOf(catalogues),
});

/** The template folders by the current variables: the studio sets one when it first saves. */
export const ownTemplates =
  (variables: Readonly<Record<string, string | undefined>>): (() => readonly string[]) =>
  () =>
    templateDirs(variables['TEMPLATES_DIR'] || undefined);

/** The folders of the templates that ship, and of those that the operator adds. */
export function templateDirs(added: string | undefined, root = packageRoot()): string[] {
  return [join(root, 'src', 'templates'), ...(added === undefined ? [] : [added])];
}
