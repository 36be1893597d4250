import type { Play } from './play-parts.ts';
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
import { contribute, threadOf, writeAndCollect } from './contributing.ts';
import { introduce, skip } from './go-round-act.ts';
import { prepareSummary } from './highlighting.ts';
import { messageOf, messageWith, until, wordsOf } from './look.ts';
import type { Message } from './local-discord/index.ts';
import { inOrder } from './in-order.ts';
import { playScript, type Acts, type Script } from './script.ts';
import type { Stage } from './stage.ts';

interface OnDiscord extends Play {
  readonly onStep?: Script['onStep'];
  /** What each act waits for, so that the next comes once its effect is shown. */
  readonly settled?: () => Promise<void>;
}

/** Plays a whole workshop as people would: with commands, buttons, forms and votes only. */
export async function playWorkshop({ onStep, settled, ...play }: OnDiscord): Promise<void> {
  const { template, cast } = play;
  const acts = discordActs(play);
  await playScript(settled === undefined ? acts : inOrder(acts, settled), {
    template,
    cast,
    ...(onStep === undefined ? {} : { onStep }),
  });
}

const quietly = async (act: Promise<unknown>): Promise<void> => void (await act);

/** What the cast does on Discord. */
export function discordActs(play: Play): Acts {
  return {
    openWorkshop: () => openWorkshop(play),
    join: (who) => join(play, who),
    moveOn: async (index, step) => {
      await moveOn(play, index);
      await until(`the step ${step.id}`, () => arrivedAt(play.stage, index));
    },
    introduce: (...turn) => quietly(introduce(play, ...turn)),
    skip: (next) => skip(play, next),
    openPillar: (pillar) => openPillar(play, pillar),
    startExercise: (exercise) => startExercise(play, exercise),
    boardOpen: (board) => quietly(threadOf(play.stage, board)),
    contribute: (...said) => contribute(play, ...said),
    writeAndCollect: (...said) => writeAndCollect(play, ...said),
    extend: () => quietly(extend(play)),
    pauseAndResume: () => pauseAndResume(play),
    vote: (_, ...voted) => vote(play, ...voted),
    votesCounted: (count) => votesCounted(play.stage, count),
    closeWorkshop: () => closeWorkshop(play),
  };
}

/** The agenda card shows the current step; it may lag by the second between two edits. */
function arrivedAt(stage: Stage, index: number): true | undefined {
  const card = messageWith(stage.facilitator, 'status');
  const line = card === undefined ? '' : wordsOf(card);
  return new RegExp(`(?:tape|tapa|Step) ${index + 1}\\s`, 'u').test(line) ? true : undefined;
}

async function votesCounted({ facilitator }: Stage, count: number): Promise<void> {
  await until('the last vote on the card', () => {
    const card = messageWith(facilitator, 'poll.vote');
    return card !== undefined && new RegExp(`${count}\\svot`, 'u').test(wordsOf(card))
      ? card
      : undefined;
  });
}

/**
 * Previews the summary, writes its foreword, ends the workshop, and waits for the whole summary.
 */
async function closeWorkshop(play: Play): Promise<void> {
  const { stage } = play;
  const { facilitator, channel } = stage;
  const before = reportOf(stage)?.id;
  await prepareSummary(play);
  const asked = messageOf(await facilitator.slash(channel.id, 'workshop end'));
  await facilitator.click(asked, { customId: /^end\.confirm/u });
  await until('the whole summary', () => {
    const report = reportOf(stage);
    return report === undefined || report.id === before || !isThanked(stage) ? undefined : report;
  });
}

/** The last message of the summary's thread thanks whoever facilitated. */
function isThanked({ facilitator, channel }: Stage): boolean {
  const message = facilitator.read(channel.id).findLast(hasReport);
  // A thread has the id of the message it is under.
  const thread = facilitator.channels().find(({ id }) => id === message?.id);
  const last = thread === undefined ? undefined : facilitator.read(thread.id).at(-1);
  const lines = last === undefined ? [] : wordsOf(last).split('\n');
  return lines.some((line) => line.trimEnd().endsWith(`<@${facilitator.id}>.`));
}

const hasReport = ({ attachments }: Message): boolean =>
  attachments.some(({ name }) => name.endsWith('.md'));

export interface Report {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** The Markdown report attached to the summary's message in the channel, once it is posted. */
export function reportOf(stage: Stage): Report | undefined {
  return reportsOf(stage).find(({ name }) => name.endsWith('.md'));
}

/** The report in all formats, without the pictures of the same message. */
export function reportsOf({ facilitator, channel }: Stage): Report[] {
  const attachments = facilitator.read(channel.id).findLast(hasReport)?.attachments;
  return (attachments ?? [])
    .filter(({ name }) => /\.(?:html|md|json)$/u.test(name))
    .map((each) => ({ id: each.id, name: each.name, text: each.text() }));
}
