import type { Play } from './play-parts.ts';
import type { Step } from '../template/domain/template.ts';
import {
  extend,
  join,
  moveOn,
  openPillar,
  openWorkshop,
  pauseAndResume,
  startExercise,
  vote,
} from './acts.ts';
import { askToCollect, contributeTo } from './contributing.ts';
import { goRound } from './go-round-act.ts';
import { prepareSummary } from './highlighting.ts';
import { messageOf, messageWith, until, wordsOf } from './look.ts';
import type { Stage } from './stage.ts';

/** Called before each step, so that a transcript can add headings. */
export interface Script extends Play {
  readonly onStep?: (step: Step, index: number) => void | Promise<void>;
}

/** Plays a whole workshop as people would: with commands, buttons, forms and votes only. */
export async function playWorkshop(play: Script): Promise<void> {
  for (const [index, step] of play.template.steps.entries()) {
    await play.onStep?.(step, index);
    if (index === 0) await gather(play);
    else await advance(play, index, step);
    await playStep(play, step);
  }
  await closeWorkshop(play);
}

async function gather(play: Play): Promise<void> {
  await openWorkshop(play);
  for (const { who } of play.cast.goRound) await join(play, who);
}

async function advance(play: Play, index: number, step: Step): Promise<void> {
  await moveOn(play, index);
  await until(`the step ${step.id}`, () => arrivedAt(play.stage, index));
}

/** The agenda card shows the current step; it may lag by the second between two edits. */
function arrivedAt(stage: Stage, index: number): true | undefined {
  const card = messageWith(stage.facilitator, 'status');
  const line = card === undefined ? '' : wordsOf(card);
  return line.includes(`tape ${index + 1} `) || line.includes(`Step ${index + 1} `)
    ? true
    : undefined;
}

async function playStep(play: Play, step: Step): Promise<void> {
  switch (step.kind) {
    case 'goRound':
      return goRound(play);
    case 'pillar':
      return pillar(play, step.pillar);
    case 'exercise':
      return exercise(play, step.exercise);
    case 'debrief':
      return contributeTo(play, step.board);
    case 'break':
      return pauseAndResume(play);
    case 'poll':
      return everyoneVotes(play, step.id);
    default:
      return undefined;
  }
}

async function pillar(play: Play, id: string): Promise<void> {
  await openPillar(play, id);
  const found = play.template.pillars.find((each) => each.id === id);
  if (found === undefined) return;
  await contributeTo(play, found.board);
  await askToCollect(play, found.board);
}

async function exercise(play: Play, id: string): Promise<void> {
  await startExercise(play, id);
  const found = play.template.exercises.find((each) => each.id === id);
  for (const board of found?.boards ?? []) {
    await contributeTo(play, board);
    await askToCollect(play, board);
  }
  await extend(play);
}

async function everyoneVotes(play: Play, step: string): Promise<void> {
  const { facilitator } = play.stage;
  const ballots = Object.entries(play.cast.ballots[step] ?? {});
  for (const [who, ballot] of ballots) await vote(play, who, ballot);
  const count = ballots.length;
  await until('the last vote on the card', () => {
    const card = messageWith(facilitator, 'poll.vote');
    return card !== undefined && wordsOf(card).includes(`${count} vot`) ? card : undefined;
  });
}

/**
 * Previews the summary, writes its foreword, ends the workshop, and waits for the whole summary.
 */
export async function closeWorkshop(play: Play): Promise<void> {
  const { stage } = play;
  const { facilitator, channel } = stage;
  const before = reportOf(stage)?.id;
  await prepareSummary(play);
  const asked = messageOf(await facilitator.slash(channel.id, 'workshop end'));
  await facilitator.click(asked, { customId: /^end\.confirm/u });
  await until('the whole summary', () => {
    const report = reportOf(stage);
    return report === undefined || report.id === before ? undefined : report;
  });
}

export interface Report {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** The Markdown report attached to the summary's last message, once it is posted. */
export function reportOf(stage: Stage): Report | undefined {
  return reportsOf(stage).find(({ name }) => name.endsWith('.md'));
}

/** The report in all formats, without the pictures of the same message. */
export function reportsOf({ facilitator, channel }: Stage): Report[] {
  const attachments = facilitator
    .read(channel.id)
    .map((message) => message.attachments)
    .findLast((all) => all.some(({ name }) => name.endsWith('.md')));
  return (attachments ?? [])
    .filter(({ name }) => /\.(?:html|md|json)$/u.test(name))
    .map((each) => ({ id: each.id, name: each.name, text: each.text() }));
}
