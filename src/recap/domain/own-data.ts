import type { Held, OwnData } from '../../kernel/own-data.ts';
import { nobody, type PersonId } from '../../kernel/people.ts';
import type { RecapState } from './state.ts';

declare module '../../kernel/own-data.ts' {
  interface HeldKinds {
    readonly recapAnswer: true;
    readonly recapRequested: true;
  }
}

/** When recaps are sent stays. A recap that quoted an answer is shown without it, by itself. */
export const recapOwnData: OwnData<RecapState> = {
  held: (state, person) => [...answers(state, person), ...requests(state, person)],
  forget: (state, person) => ({
    ...state,
    schedule: state.schedule && requestedBySomebody(state.schedule, person),
    asked: state.asked && requestedBySomebody(state.asked, person),
    pending: state.pending && withoutEchoes(state.pending, person),
    recaps: state.recaps.map((each) => withoutEchoes(each, person)),
    answers: state.answers.filter((each) => each.person !== person),
  }),
};

function answers(state: RecapState, person: PersonId): Held[] {
  return state.answers
    .filter((each) => each.person === person)
    .map(({ week, invitation, name, anonymous, text, at, channel }) => ({
      kind: 'recapAnswer',
      at,
      of: week,
      ...(channel !== undefined && { channel }),
      content: { invitation, text, signed: !anonymous, ...(name !== '' && { name }) },
    }));
}

function requests({ schedule, asked }: RecapState, person: PersonId): Held[] {
  return [schedule, asked].flatMap((each) =>
    each?.by === person
      ? [{ kind: 'recapRequested' as const, channel: each.channel, content: {} }]
      : [],
  );
}

function requestedBySomebody<Request extends { readonly by: PersonId }>(
  request: Request,
  person: PersonId,
): Request {
  return request.by === person ? { ...request, by: nobody } : request;
}

function withoutEchoes<
  Told extends { readonly outline: { readonly echoes: readonly { person: PersonId }[] } },
>(told: Told, person: PersonId): Told {
  const echoes = told.outline.echoes.filter((each) => each.person !== person);
  return { ...told, outline: { ...told.outline, echoes } };
}
