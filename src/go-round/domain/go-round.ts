import { z } from 'zod';
import { isHuman, personId, type Person, type PersonId } from '../../kernel/people.ts';
import { isBlank, isOneWord, written } from '../../kernel/written.ts';
import { err, ok, type Result } from '../../kernel/result.ts';

export { isOneWord };

const introduction = z.object({
  person: personId,
  name: z.string(),
  organisation: z.string(),
  word: z.string(),
  passedTo: personId.optional(),
  passedToName: z.string().optional(),
});
export type Introduction = z.infer<typeof introduction>;

/** `holder` has the talking stick; null while nobody holds it and anyone can take it. */
export const goRoundState = z.object({
  holder: personId.nullable(),
  introductions: z.array(introduction),
  absent: z.array(personId),
  /** How often the stick was given to somebody. */
  turns: z.int().default(0),
  /** Whether those who receive it are notified. */
  calls: z.boolean().default(true),
});
export type GoRound = z.infer<typeof goRoundState>;

export const goRoundEvents = [
  introduction.extend({ type: z.literal('goRound.introduced'), displayName: z.string() }),
  z.object({
    type: z.literal('goRound.given'),
    to: personId,
    displayName: z.string(),
  }),
  z.object({ type: z.literal('goRound.skipped'), person: personId }),
  z.object({ type: z.literal('goRound.callsSet'), on: z.boolean() }),
  /** They take back what they said of themself. */
  z.object({ type: z.literal('goRound.withdrawn'), person: personId }),
] as const;
export type GoRoundEvent = z.infer<(typeof goRoundEvents)[number]>;

export interface IntroductionInput {
  readonly name: string;
  readonly organisation: string;
  readonly word: string;
  readonly passTo?: Person | undefined;
}

export type GoRoundError =
  | { readonly kind: 'stickElsewhere'; readonly holder: PersonId }
  | { readonly kind: 'alreadySpoken'; readonly person: PersonId }
  | { readonly kind: 'passToSelf' }
  | { readonly kind: 'notAPerson' }
  | { readonly kind: 'nameMissing' }
  | { readonly kind: 'notOneWord'; readonly word: string }
  | { readonly kind: 'nobodyHoldsStick' }
  | { readonly kind: 'notIntroduced' };

export const emptyGoRound = (): GoRound => ({
  holder: null,
  introductions: [],
  absent: [],
  turns: 0,
  calls: true,
});

export function foldGoRound(state: GoRound, event: GoRoundEvent): void {
  switch (event.type) {
    case 'goRound.introduced':
      return foldIntroduced(state, event);
    case 'goRound.given':
      state.absent = state.absent.filter((person) => person !== event.to);
      return give(state, event.to);
    case 'goRound.skipped':
      if (!state.absent.includes(event.person)) state.absent.push(event.person);
      if (state.holder === event.person) state.holder = null;
      return;
    case 'goRound.callsSet':
      state.calls = event.on;
      return;
    case 'goRound.withdrawn':
      state.introductions = state.introductions.filter(({ person }) => person !== event.person);
  }
}

function foldIntroduced(
  state: GoRound,
  event: Extract<GoRoundEvent, { type: 'goRound.introduced' }>,
): void {
  const { type: _type, displayName: _name, ...entry } = event;
  const known = state.introductions.findIndex(({ person }) => person === entry.person);
  if (known === -1) state.introductions.push(entry);
  else state.introductions[known] = { ...state.introductions[known], ...entry };
  state.absent = state.absent.filter(
    (person) => person !== entry.person && person !== entry.passedTo,
  );
  if (state.holder === entry.person) state.holder = null;
  if (entry.passedTo !== undefined) give(state, entry.passedTo);
}

function give(state: GoRound, person: PersonId): void {
  state.holder = person;
  state.turns += 1;
}

export function hasSpoken(state: GoRound, person: PersonId): boolean {
  return state.introductions.some((entry) => entry.person === person);
}

/** The people who have neither spoken nor been skipped as absent. */
export function stillToSpeak(state: GoRound, expected: readonly PersonId[]): PersonId[] {
  return expected.filter((person) => !hasSpoken(state, person) && !state.absent.includes(person));
}

/**
 * Introduces oneself and optionally passes the stick. Only the holder can, or anyone if nobody
 * holds it; those who already spoke can correct what they said, but not pass a stick they don't
 * hold.
 */
export function decideIntroduce(
  state: GoRound,
  by: Person,
  input: IntroductionInput,
): Result<GoRoundEvent[], GoRoundError> {
  const isCorrection = hasSpoken(state, by.id) && state.holder !== by.id;
  if (!isCorrection && state.holder !== null && state.holder !== by.id)
    return err({ kind: 'stickElsewhere', holder: state.holder });
  const mistake = mistakeIn(input);
  if (mistake !== undefined) return err(mistake);
  const passTo = isCorrection && state.holder !== null ? undefined : input.passTo;
  const refusal = passTo === undefined ? undefined : refusalToPass(state, by, passTo);
  if (refusal !== undefined) return err(refusal);
  return ok([introducedBy(by, input, passTo)]);
}

function introducedBy(by: Person, input: IntroductionInput, passTo?: Person): GoRoundEvent {
  return {
    type: 'goRound.introduced',
    person: by.id,
    displayName: by.name,
    name: written(input.name),
    organisation: written(input.organisation),
    word: written(input.word),
    ...(passTo === undefined ? {} : { passedTo: passTo.id, passedToName: passTo.name }),
  };
}

function mistakeIn(input: IntroductionInput): GoRoundError | undefined {
  if (isBlank(input.name)) return { kind: 'nameMissing' };
  if (!isOneWord(input.word)) return { kind: 'notOneWord', word: written(input.word) };
  return undefined;
}

function refusalToPass(state: GoRound, by: Person, to: Person): GoRoundError | undefined {
  if (!isHuman(to)) return { kind: 'notAPerson' };
  if (to.id === by.id) return { kind: 'passToSelf' };
  if (hasSpoken(state, to.id)) return { kind: 'alreadySpoken', person: to.id };
  return undefined;
}

/** The facilitator hands the stick to somebody, even if they were skipped before. */
export function decideGive(state: GoRound, to: Person): Result<GoRoundEvent[], GoRoundError> {
  if (!isHuman(to)) return err({ kind: 'notAPerson' });
  if (hasSpoken(state, to.id)) return err({ kind: 'alreadySpoken', person: to.id });
  return ok([{ type: 'goRound.given', to: to.id, displayName: to.name }]);
}

/** The facilitator skips a holder who does not respond; they can still be given the stick later. */
export function decideSkip(state: GoRound): Result<GoRoundEvent[], GoRoundError> {
  if (state.holder === null) return err({ kind: 'nobodyHoldsStick' });
  return ok([{ type: 'goRound.skipped', person: state.holder }]);
}

/** The holder lets their turn go by; it is no mistake if the stick was taken from them meanwhile. */
export function decidePass(
  { holder }: GoRound,
  by: PersonId,
): Result<GoRoundEvent[], GoRoundError> {
  if (holder === null) return ok([]);
  if (holder !== by) return err({ kind: 'stickElsewhere', holder });
  return ok([{ type: 'goRound.skipped', person: by }]);
}

/** Whether those who receive the stick are notified; choosing the same twice records nothing. */
export function decideCallHolders({ calls }: GoRound, on: boolean): GoRoundEvent[] {
  return calls === on ? [] : [{ type: 'goRound.callsSet', on }];
}

/** Whoever introduced themself can take it back at any time, even after the workshop. */
export function decideWithdrawIntroduction(
  state: GoRound,
  by: PersonId,
): Result<GoRoundEvent[], GoRoundError> {
  if (!hasSpoken(state, by)) return err({ kind: 'notIntroduced' });
  return ok([{ type: 'goRound.withdrawn', person: by }]);
}
