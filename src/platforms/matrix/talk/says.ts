import type { Catalogues } from '../../../i18n/locale-files.ts';
import { textKey } from '../../../kernel/same-text.ts';
import { isBlank } from '../../../kernel/written.ts';
import type { StanceWords } from './ballot.ts';

/** What people may type, in any of the languages, whichever they are answered in. */
export interface Says {
  /** Whether a text is one of the ways of saying something. */
  is(text: string, what: Saying): boolean;
  /** The words for the stances, those of this language first. */
  stances(language: string): StanceWords;
}

export type Saying = 'skip' | 'back' | 'cancel' | 'send' | 'yes' | 'no';

/** The catalogue keys of comma-separated lists. */
const keys: Readonly<Record<Saying, string>> = {
  skip: 'matrix.say.skip',
  back: 'matrix.say.back',
  cancel: 'matrix.say.cancel',
  send: 'matrix.say.send',
  yes: 'matrix.stance.yes',
  no: 'matrix.stance.no',
};

const ifNeedBe = 'matrix.stance.ifNeedBe';
const stanceKeys = [keys.yes, ifNeedBe, keys.no];

export function saysOf(catalogues: Catalogues): Says {
  const waysOf = (key: string, first = ''): string[] => {
    const inOrder = Object.entries(catalogues).toSorted(
      ([a], [b]) => Number(b === first) - Number(a === first),
    );
    return inOrder.flatMap(([, catalogue]) => ways(catalogue[key]));
  };
  /** A word that means one stance in this language never means another one. */
  const stanceWays = (key: string, language: string): string[] => {
    const catalogue = Object.entries(catalogues).find(([name]) => name === language)?.[1] ?? {};
    const own = new Set(ways(catalogue[key]).map(textKey));
    const taken = new Set(stanceKeys.flatMap((each) => ways(catalogue[each])).map(textKey));
    return waysOf(key, language).filter((way) => own.has(textKey(way)) || !taken.has(textKey(way)));
  };
  const stances = once((language: string) => ({
    yes: stanceWays(keys.yes, language),
    ifNeedBe: stanceWays(ifNeedBe, language),
    no: stanceWays(keys.no, language),
  }));
  const waysToSay = once((what: Saying) => new Set(waysOf(keys[what]).map(textKey)));
  return { is: (text, what) => waysToSay(what).has(textKey(text)), stances };
}

/** Computes the value of each key once: there are few, and each message needs them. */
function once<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
}

/** The ways of saying something, from the comma-separated list of a catalogue. */
export const ways = (list = ''): string[] =>
  list.split(',').flatMap((way) => (isBlank(way) ? [] : [way.trim()]));
