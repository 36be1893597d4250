import type { Rich } from '../../src/kernel/rich.ts';
import { plain } from './reading.ts';
import { texts } from './texts.ts';

const { translatorOf } = texts;
const { say: inFrench } = translatorOf('fr', 'America/Toronto');
const { say: inEnglish } = translatorOf('en', 'America/Toronto');

/** Keeps the arguments of each sentence. */
function read<Said extends unknown[]>(say: (...said: Said) => Rich): (...said: Said) => string {
  return (...said) => plain(say(...said));
}

/** The message of a key as a French reader gets it, whatever its current wording. */
export const fr = read(inFrench);
/** The same for an English reader. */
export const en = read(inEnglish);
