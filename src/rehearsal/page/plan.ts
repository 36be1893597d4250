import type { Gesture, Move } from './move.ts';
import type { Board, Step, StepOf } from '../../template/domain/template.ts';
import type { OpenedWorkshop } from '../../workshop/domain/state.ts';
import type { PollState } from '../../poll/domain/state.ts';
import type { CastContribution } from '../cast.ts';
import type { Play, Written } from './company.ts';
import { goRoundMoves } from './plan-go-round.ts';

/** The workshop's state, which the cast only reads: it acts through gestures alone. */
export interface Scene {
  readonly play: Play;
  readonly workshop: OpenedWorkshop;
  readonly step: Step;
  /** The step's poll, if it is a vote that already exists. */
  readonly poll: PollState | undefined;
}

/**
 * What the current step still expects from people, in order. Computed from the state before each
 * gesture, so that anything somebody did by hand in the meantime is no longer in it.
 */
export function movesOf(scene: Scene): Move[] {
  const { play, workshop, step } = scene;
  const isFirst = workshop.opening.template.steps[0]?.id === step.id;
  return [...(isFirst ? joining(play, workshop) : []), ...stepMoves(scene)];
}

function joining(play: Play, workshop: OpenedWorkshop): Gesture[] {
  return play.cast.goRound
    .map(({ who }) => who)
    .filter((who) => !Object.hasOwn(workshop.people, play.idOf(who)))
    .map((who) => ({ key: `join:${who}`, make: () => play.acts.join(who) }));
}

function stepMoves(scene: Scene): Move[] {
  const { play, workshop, step } = scene;
  switch (step.kind) {
    case 'goRound':
      return goRoundMoves(play, workshop.goRound);
    case 'pillar':
      return pillarMoves(play, workshop, step.pillar);
    case 'exercise':
      return exerciseMoves(play, workshop, step);
    case 'debrief':
      return boardMoves(play, workshop, step.board);
    case 'poll':
      return ballots(scene, step);
    case 'cards':
    case 'acknowledgement':
    case 'agenda':
    case 'break':
      return [];
  }
}

function pillarMoves(play: Play, workshop: OpenedWorkshop, id: string): Gesture[] {
  if (!workshop.pillars.includes(id))
    return [{ key: `pillar:${id}`, drives: true, make: () => play.acts.openPillar(id) }];
  const pillar = play.template.pillars.find((each) => each.id === id);
  return pillar === undefined ? [] : boardMoves(play, workshop, pillar.board);
}

function exerciseMoves(
  play: Play,
  workshop: OpenedWorkshop,
  step: Extract<Step, { kind: 'exercise' }>,
): Gesture[] {
  const id = step.exercise;
  if (!workshop.exercises.includes(id))
    return [{ key: `exercise:${id}`, drives: true, make: () => play.acts.startExercise(id) }];
  const exercise = play.template.exercises.find((each) => each.id === id);
  const moves = (exercise?.boards ?? []).flatMap((board) => boardMoves(play, workshop, board));
  const extended = (workshop.timebox?.minutes ?? 0) > (step.minutes ?? 0);
  return extended
    ? moves
    : [...moves, { key: `extend:${step.id}`, make: () => play.acts.extend() }];
}

function boardMoves(play: Play, workshop: OpenedWorkshop, board: Board): Gesture[] {
  return [...contributions(play, workshop, board), ...collections(play, workshop, board)];
}

/**
 * Contributions by the same person with the same form, up to as many as the cast has, are assumed
 * to be the cast's.
 */
function contributions(play: Play, workshop: OpenedWorkshop, board: Board): Gesture[] {
  const entries = Object.values(workshop.boards.contributions);
  const seen = new Map<string, number>();
  return (play.cast.contributions[board.id] ?? []).flatMap((contribution, index): Gesture[] => {
    if (wasWritten(play, workshop, board, contribution)) return [];
    const author = play.idOf(contribution.who);
    const kind = `${author}/${contribution.form}`;
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    const there = entries.filter(
      (entry) =>
        entry.board === board.id && entry.author === author && entry.form === contribution.form,
    );
    if (there.length > before) return [];
    return [
      {
        key: `contribute:${board.id}:${index}`,
        make: () => play.acts.contribute(board, contribution),
      },
    ];
  });
}

/** Where a form has one question, some answer in a message instead. */
function wasWritten(
  play: Play,
  workshop: OpenedWorkshop,
  board: Board,
  { who, values }: CastContribution,
): boolean {
  const [text, ...others] = Object.values(values);
  return (
    text !== undefined && others.length === 0 && isCollected(play, workshop, board, { who, text })
  );
}

function isCollected(play: Play, workshop: OpenedWorkshop, board: Board, said: Written): boolean {
  const message = play.written(workshop, board, said);
  const all = Object.values(workshop.boards.contributions);
  return message !== undefined && all.some(({ source }) => source === message);
}

function collections(play: Play, workshop: OpenedWorkshop, board: Board): Gesture[] {
  return (play.cast.messages[board.id] ?? []).flatMap((said, index): Gesture[] => {
    if (isCollected(play, workshop, board, said)) return [];
    return [
      {
        key: `collect:${board.id}:${index}`,
        make: () => play.acts.writeAndCollect(board, said),
      },
    ];
  });
}

function ballots({ play, poll }: Scene, step: StepOf<'poll'>): Gesture[] {
  if (poll?.status === 'closed') return [];
  return Object.entries(play.cast.ballots[step.id] ?? {})
    .filter(([who]) => !Object.hasOwn(poll?.ballots ?? {}, play.idOf(who)))
    .map(([who, ballot]) => ({
      key: `vote:${step.id}:${who}`,
      make: () => play.acts.vote(step, who, ballot),
    }));
}
