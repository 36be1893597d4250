import { entryOf } from '../../kernel/dictionary.ts';
import type { PillarId } from '../../kernel/pillars.ts';
import type { Board, Step, StepOf, Template } from './template.ts';

/** What the rest of Palabre needs to know about a kind of step. A new kind starts here. */
interface StepKind<S> {
  /** The channel's message for it: one that never changes, a card kept up to date, or none. */
  readonly message: 'fixed' | 'live' | 'none';
  /** When its time starts running: on arrival at the step, or when a facilitator starts it. */
  readonly timeStarts: 'onArrival' | 'onStart';
  /** Whether it may close its boards with its time: people write on them for some time. */
  readonly mayClose: boolean;
  /** The boards that people write on during the step. */
  readonly boards: (step: S, template: Template) => readonly Board[];
  readonly pillar: (step: S, template: Template) => PillarId | undefined;
}

const message = {
  message: 'fixed',
  timeStarts: 'onArrival',
  mayClose: false,
  boards: () => [],
  pillar: () => undefined,
} as const;

const kinds: { readonly [K in Step['kind']]: StepKind<StepOf<K>> } = {
  cards: message,
  acknowledgement: message,
  agenda: message,
  goRound: { ...message, message: 'live' },
  break: { ...message, message: 'live' },
  pillar: {
    ...message,
    boards: ({ pillar }, { pillars }) =>
      pillars.flatMap(({ id, board }) => (id === pillar ? [board] : [])),
    pillar: ({ pillar }) => pillar,
  },
  exercise: {
    ...message,
    timeStarts: 'onStart',
    mayClose: true,
    boards: (step, template) => exerciseOf(step, template)?.boards ?? [],
    /** The first pillar of its exercise. */
    pillar: (step, template) => exerciseOf(step, template)?.pillars[0],
  },
  debrief: { ...message, mayClose: true, boards: ({ board }) => [board] },
  /** Its poll has its own card. */
  poll: { ...message, message: 'none' },
};

const exerciseOf = ({ exercise }: StepOf<'exercise'>, { exercises }: Template) =>
  exercises.find(({ id }) => id === exercise);

type AnyKind<K extends Step['kind']> = StepOf<K> & { readonly kind: K };

export const messageOf = ({ kind }: Step): 'fixed' | 'live' | 'none' => kinds[kind].message;

export const startsOnArrival = ({ kind }: Step): boolean => kinds[kind].timeStarts === 'onArrival';

/** For a kind as an author wrote it; undefined if there is none of that name. */
export const mayClose = (kind: string): boolean | undefined => entryOf(kinds, kind)?.mayClose;

/** The boards that people write on during a step; none for other kinds. */
export function boardsOfStep<K extends Step['kind']>(
  template: Template,
  step: AnyKind<K> | undefined,
): readonly Board[] {
  return step === undefined ? [] : kinds[step.kind].boards(step, template);
}

/** The pillar a step is about, if any. */
export function pillarOfStep<K extends Step['kind']>(
  template: Template,
  step: AnyKind<K> | undefined,
): PillarId | undefined {
  return step === undefined ? undefined : kinds[step.kind].pillar(step, template);
}
