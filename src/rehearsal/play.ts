import type { Step, Template } from '../domain/template.ts';
import type { Cast } from './cast.ts';
import { askToCollect, contributeTo } from './contributing.ts';
import { goRound } from './go-round-act.ts';
import { messageOf, messageWith, press, until, wordsOf } from './look.ts';
import { member, type Stage } from './stage.ts';

/** What plays: the template people follow, who they are and what they say, where they stand. */
export interface Play {
  readonly stage: Stage;
  readonly template: Template;
  readonly cast: Cast;
  /** Told before each step, so that a transcript can set its headings. */
  readonly onStep?: (step: Step, index: number) => void | Promise<void>;
}

/** Plays a whole workshop as people would: commands, buttons, forms and votes, and nothing else. */
export async function playWorkshop(play: Play): Promise<void> {
  await open(play);
  for (const [index, step] of play.template.steps.entries()) {
    if (index > 0) await advance(play, index, step);
    await play.onStep?.(step, index);
    await playStep(play, step);
  }
  await close(play);
}

async function open({ stage, template, cast }: Play): Promise<void> {
  const { facilitator, channel } = stage;
  const typed = template.title.fr.slice(0, 6);
  const [offered] = await facilitator.complete(
    channel.id,
    'workshop start',
    { template: typed },
    'template',
  );
  if (offered === undefined) throw new Error('No workshop was offered.');
  await facilitator.slash(channel.id, 'workshop start', { template: offered.value });
  await until('the facilitator card', () => messageWith(facilitator, 'agenda.next'));
  for (const { who } of cast.goRound) await press(member(stage, who), 'join');
}

/** A facilitator drives by command or from the card: both are played, in turn. */
async function advance({ stage }: Play, index: number, step: Step): Promise<void> {
  const { facilitator, channel } = stage;
  if (index % 3 === 0) await press(facilitator, 'agenda.next');
  else await facilitator.slash(channel.id, 'workshop next');
  await until(`the step ${step.id}`, () => arrivedAt(stage, index));
}

/** The agenda card says where the workshop is; it may lag by the second between two edits. */
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
      return vote(play, step.id);
    default:
      return undefined;
  }
}

async function pillar(play: Play, id: string): Promise<void> {
  const { stage, template } = play;
  await stage.facilitator.slash(stage.channel.id, 'pillar open', { pillar: id });
  const found = template.pillars.find((each) => each.id === id);
  if (found === undefined) return;
  await contributeTo(play, found.board);
  await askToCollect(play, found.board);
}

async function exercise(play: Play, id: string): Promise<void> {
  const { stage, template } = play;
  await stage.facilitator.slash(stage.channel.id, 'exercise start', { exercise: id });
  const found = template.exercises.find((each) => each.id === id);
  for (const board of found?.boards ?? []) {
    await contributeTo(play, board);
    await askToCollect(play, board);
  }
  await press(stage.facilitator, 'time.extend');
}

async function pauseAndResume({ stage }: Play): Promise<void> {
  const { facilitator, channel } = stage;
  await facilitator.slash(channel.id, 'workshop pause');
  await facilitator.slash(channel.id, 'workshop resume');
}

async function vote({ stage, cast }: Play, step: string): Promise<void> {
  const ballots = Object.entries(cast.ballots[step] ?? {});
  for (const [who, { yes, ifNeedBe }] of ballots) {
    const voter = member(stage, who);
    const outcome = await press(voter, 'poll.vote');
    if (outcome.kind !== 'modal') throw new Error('The ballot did not open.');
    await voter.submit(outcome.modal, { yes, ifNeedBe });
  }
  const count = ballots.length;
  await until('the last vote on the card', () => {
    const card = messageWith(stage.facilitator, 'poll.vote');
    return card !== undefined && wordsOf(card).includes(`${count} vot`) ? card : undefined;
  });
}

async function close({ stage }: Play): Promise<void> {
  const { facilitator, channel } = stage;
  await facilitator.slash(channel.id, 'summary preview');
  const asked = messageOf(await facilitator.slash(channel.id, 'workshop end'));
  await facilitator.click(asked, { customId: /^end\.confirm/u });
  await until('the whole summary', () => (reportOf(stage) === undefined ? undefined : true));
}

/** The report that the summary's last message carries, once it is posted. */
export function reportOf({
  facilitator,
  channel,
}: Stage): { name: string; text: string } | undefined {
  const attachment = facilitator
    .read(channel.id)
    .flatMap(({ attachments }) => attachments)
    .at(-1);
  return attachment === undefined ? undefined : { name: attachment.name, text: attachment.text() };
}
