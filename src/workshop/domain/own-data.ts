import {
  contributionsHeld,
  forewordHeld,
  forgetInHighlights,
  forgetOnBoards,
} from '../../board/domain/own-data.ts';
import { isPublished } from './summary-asked.ts';
import { forgetInGoRound, introductionOf } from '../../go-round/domain/own-data.ts';
import type { Held, OwnData } from '../../kernel/own-data.ts';
import { nobody, type PersonId } from '../../kernel/people.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { shownAgain } from '../../kernel/placement.ts';
import type { Opening, WorkshopState } from './state.ts';

declare module '../../kernel/own-data.ts' {
  interface HeldKinds {
    readonly presence: true;
    readonly facilitating: true;
  }
}

/** The title of a workshop stays: it is the group's. */
export const workshopOwnData: OwnData<WorkshopState> = {
  held: (state, person) => {
    const { opening } = state;
    if (opening === null) return [];
    const { channel, title: of } = opening;
    const all = [
      ...presence(state, person),
      ...facilitating(state, person),
      ...introductionOf(state.goRound, person),
      ...contributionsHeld(state.boards, person, opening.template),
      ...forewordHeld(state.highlights, person),
    ];
    return all.map((each) => ({ channel, of, ...each }));
  },
  forget: (state, person, at) => {
    const boards = forgetOnBoards(state.boards, person);
    const without = (people: readonly PersonId[]) => people.filter((each) => each !== person);
    const { [person]: _name, ...people } = state.people;
    return {
      ...state,
      opening: state.opening && openedBySomebody(state.opening, person),
      facilitators: without(state.facilitators),
      formerFacilitators: without(state.formerFacilitators),
      people,
      ready: without(state.ready),
      goRound: forgetInGoRound(state.goRound, person),
      boards,
      highlights: forgetInHighlights(state.highlights, boards, person),
      placement: shownAgain(state.placement),
      ...(isPublished(state) && { summaryUpdatedAt: at }),
    };
  },
};

function openedBySomebody(opening: Opening, person: PersonId): Opening {
  if (opening.facilitator !== person) return opening;
  return { ...opening, facilitator: nobody, facilitatorName: '' };
}

/** Their name, and what was noted of them on the way. */
function presence({ people, ready, goRound }: WorkshopState, person: PersonId): Held[] {
  const name = entryOf(people, person);
  const facts = {
    ...(name !== undefined && { name }),
    ...(ready.includes(person) && { ready: true }),
    ...(goRound.holder === person && { talkingStick: true }),
    ...(goRound.absent.includes(person) && { absent: true }),
    ...(goRound.introductions.some(({ passedTo }) => passedTo === person) && {
      receivedStick: true,
    }),
  };
  return Object.keys(facts).length === 0 ? [] : [{ kind: 'presence', content: facts }];
}

function facilitating(state: WorkshopState, person: PersonId): Held[] {
  const { opening, facilitators, formerFacilitators } = state;
  const opened = opening?.facilitator === person;
  if (!opened && ![...facilitators, ...formerFacilitators].includes(person)) return [];
  const { at, facilitatorName: name } = opening ?? {};
  return [
    {
      kind: 'facilitating',
      ...(opened && at !== undefined && { at }),
      content: opened && name !== undefined ? { name, opened } : {},
    },
  ];
}
