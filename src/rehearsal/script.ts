import type { Board, Step, StepOf, Template } from '../template/domain/template.ts';
import type { Cast, CastBallot, CastContribution, CastMessage } from './cast.ts';

/** What people do in a workshop, each with the gestures of the platform they are on. */
export interface Acts {
  openWorkshop(): Promise<void>;
  join(who: string): Promise<void>;
  /** Moves to the step at that index, and waits until it is there. */
  moveOn(index: number, step: Step): Promise<void>;
  /** Introduces somebody, who then passes the stick; with two words where one is asked for, first. */
  introduce(who: string, next: string | undefined, twoWords: boolean): Promise<void>;
  /** Skips the holder of the stick, who is away, and gives it to the next. */
  skip(next: string | undefined): Promise<void>;
  openPillar(pillar: string): Promise<void>;
  startExercise(exercise: string): Promise<void>;
  /** Waits until people can contribute. */
  boardOpen(board: Board): Promise<void>;
  contribute(board: Board, contribution: CastContribution): Promise<void>;
  /** Writes a plain message under a board, which somebody then collects. */
  writeAndCollect(board: Board, message: CastMessage): Promise<void>;
  extend(): Promise<void>;
  pauseAndResume(): Promise<void>;
  vote(step: StepOf<'poll'>, who: string, ballot: CastBallot): Promise<void>;
  /** Waits until the card counts that many. */
  votesCounted(count: number): Promise<void>;
  /** Prepares the summary, ends the workshop, and waits for the whole summary. */
  closeWorkshop(): Promise<void>;
}

/** What is played, whoever plays it. */
export interface Script {
  readonly template: Template;
  readonly cast: Cast;
  /** Called before each step, so that a transcript can add headings. */
  readonly onStep?: (step: Step, index: number) => void | Promise<void>;
}

/** Plays a whole workshop, from opening to summary. */
export async function playScript(acts: Acts, script: Script): Promise<void> {
  for (const [index, step] of script.template.steps.entries()) {
    await script.onStep?.(step, index);
    if (index === 0) await gather(acts, script);
    else await acts.moveOn(index, step);
    await playStep(acts, script, step);
  }
  await acts.closeWorkshop();
}

async function gather(acts: Acts, { cast }: Script): Promise<void> {
  await acts.openWorkshop();
  for (const { who } of cast.goRound) await acts.join(who);
}

async function playStep(acts: Acts, script: Script, step: Step): Promise<void> {
  switch (step.kind) {
    case 'goRound':
      return goRound(acts, script);
    case 'pillar':
      return pillar(acts, script, step.pillar);
    case 'exercise':
      return exercise(acts, script, step.exercise);
    case 'debrief':
      return contributeTo(acts, script, step.board);
    case 'break':
      return acts.pauseAndResume();
    case 'poll':
      return everyoneVotes(acts, script, step);
    case 'cards':
    case 'acknowledgement':
    case 'agenda':
      return undefined;
  }
}

/** Each introduces themself and passes the stick; one types two words first, and one is absent. */
async function goRound(acts: Acts, { cast }: Script): Promise<void> {
  for (const [index, { who, absent }] of cast.goRound.entries()) {
    const next = cast.goRound[index + 1]?.who;
    if (absent) await acts.skip(next);
    else await acts.introduce(who, next, index === 1);
  }
}

async function pillar(acts: Acts, script: Script, id: string): Promise<void> {
  await acts.openPillar(id);
  const found = script.template.pillars.find((each) => each.id === id);
  if (found === undefined) return;
  await contributeTo(acts, script, found.board);
  await askToCollect(acts, script, found.board);
}

async function exercise(acts: Acts, script: Script, id: string): Promise<void> {
  await acts.startExercise(id);
  const found = script.template.exercises.find((each) => each.id === id);
  for (const board of found?.boards ?? []) {
    await contributeTo(acts, script, board);
    await askToCollect(acts, script, board);
  }
  await acts.extend();
}

/** Everyone with something to say on a board fills in its form and sends it. */
async function contributeTo(acts: Acts, { cast }: Script, board: Board): Promise<void> {
  await acts.boardOpen(board);
  for (const contribution of cast.contributions[board.id] ?? [])
    await acts.contribute(board, contribution);
}

/** Some write in the thread instead, and somebody collects it for them. */
async function askToCollect(acts: Acts, { cast }: Script, board: Board): Promise<void> {
  for (const message of cast.messages[board.id] ?? []) await acts.writeAndCollect(board, message);
}

async function everyoneVotes(acts: Acts, { cast }: Script, step: StepOf<'poll'>): Promise<void> {
  const ballots = Object.entries(cast.ballots[step.id] ?? {});
  for (const [who, ballot] of ballots) await acts.vote(step, who, ballot);
  await acts.votesCounted(ballots.length);
}
