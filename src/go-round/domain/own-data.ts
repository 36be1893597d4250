import type { Held } from '../../kernel/own-data.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { GoRound, Introduction } from './go-round.ts';

declare module '../../kernel/own-data.ts' {
  interface HeldKinds {
    readonly introduction: true;
  }
}

export function introductionOf({ introductions }: GoRound, person: PersonId): Held[] {
  return introductions
    .filter((each) => each.person === person)
    .map(({ name, organisation, word }) => ({
      kind: 'introduction',
      content: { name, organisation, word },
    }));
}

/** Their word goes, and so does their name in the words of whoever passed them the stick. */
export function forgetInGoRound(state: GoRound, person: PersonId): GoRound {
  return {
    ...state,
    holder: state.holder === person ? null : state.holder,
    introductions: state.introductions
      .filter((each) => each.person !== person)
      .map((each) => (each.passedTo === person ? passedToNobody(each) : each)),
    absent: state.absent.filter((each) => each !== person),
  };
}

function passedToNobody(introduction: Introduction): Introduction {
  const { passedTo: _to, passedToName: _name, ...rest } = introduction;
  return rest;
}
