import { entryOf } from '../../kernel/dictionary.ts';
import type { Held, OwnData } from '../../kernel/own-data.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { CommunityState } from './state.ts';

declare module '../../kernel/own-data.ts' {
  interface HeldKinds {
    readonly language: true;
    readonly unnamed: true;
    readonly uncalled: true;
    readonly erasure: true;
  }
}

/** What people chose for themselves. Forgetting somebody also fulfils their request to be erased. */
export const communityOwnData: OwnData<CommunityState> = {
  held: ({ languages, attributionOptOuts, callOptOuts, erasures = {} }, person) => {
    const locale = entryOf(languages, person);
    const at = entryOf(erasures, person);
    return [
      ...fact(locale !== undefined, { kind: 'language', content: { language: locale ?? '' } }),
      ...fact(attributionOptOuts.includes(person), { kind: 'unnamed', content: {} }),
      ...fact(callOptOuts.includes(person), { kind: 'uncalled', content: {} }),
      ...fact(at !== undefined, { kind: 'erasure', at: at ?? 0, content: {} }),
    ];
  },
  forget: (state, person) => ({
    ...state,
    languages: without(state.languages, person),
    attributionOptOuts: state.attributionOptOuts.filter((each) => each !== person),
    callOptOuts: state.callOptOuts.filter((each) => each !== person),
    ...(state.erasures !== undefined && { erasures: without(state.erasures, person) }),
  }),
};

const fact = (isThere: boolean, held: Held): Held[] => (isThere ? [held] : []);

function without<Value>(
  entries: Readonly<Record<PersonId, Value>>,
  person: PersonId,
): Record<PersonId, Value> {
  return Object.fromEntries(Object.entries(entries).filter(([id]) => id !== person));
}
